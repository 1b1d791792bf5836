package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Hold;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.platform.Mounter.UnmountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two failures that meet. */
class EdgeStoriesTest {
  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aMountOfTheUserIsNotForcedAwayWhileNcWaitsItsBackoff() {
    mac.tb().privacyRefusesJava(true);
    mac.pullThunderbolt().mountedVia(FALLBACK).runFor(120);
    mac.plugInThunderbolt();
    mac.act(new SwitchShare(TB, false));
    mac.then(CORE).isMountedVia(TB);
    mac.opens(CORE, "Final Cut Pro");

    mac.runFor(10);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void whenBothHostsComeBackTheMountUnderOpenFilesIsNotForcedAway() {
    mac.tb().privacyRefusesJava(true);
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");
    mac.restart();
    mac.pullThunderbolt().pullFallback().runFor(120);
    mac.plugInThunderbolt().plugInFallback();

    mac.runFor(10);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aBusyStrayOnALivingHostIsNotForcedBecauseAnotherStrayIsDead() {
    mac.mac.leave(mac.volume(CORE), false, true);
    mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    Path busy = mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.open(busy, new Holder("Final Cut Pro", 712, 1, "cut.mov"));

    mac.pullThunderbolt().runFor(10);

    String stray = "macmini.local/CORE at " + busy.getFileName();
    assertEquals(List.of(stray), mac.mountsOf(CORE), mac.mac.ledger()::toString);
  }

  @Test
  void aMountThatVanishedUnderOpenFilesIsNoEject() {
    mac.mountedVia(FALLBACK).opens(CORE, "Final Cut Pro").runFor(40).then(CORE).isTbReady();

    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isHeld(Hold.NONE).isMountedVia(FALLBACK);
  }

  @Test
  void withoutTheRecheckAutoFailbackSwitchedOnLaterStillMovesTheShare() {
    mac.settings.autoFailback = false;
    mac.settings.lsofRecheck = false;
    mac.mountedVia(FALLBACK).runFor(40).then(CORE).isTbReady();

    mac.settings.autoFailback = true;
    mac.runFor(120);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void withoutTheRecheckAFailedRecoveryIsTriedAgainAfterItsWait() {
    mac.settings.lsofRecheck = false;
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.UNKNOWN).runFor(36).then(CORE).isTbReady();

    mac.mountsWork(TB).runFor(600);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aChangedConfigEndsTheWaitAfterARefusedLogin() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(10);
    mac.mountsWork(TB);

    mac.manages(new Share("CORE", "eva", "10.10.10.1", "macmini.local", "CORE")).runFor(10);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aChangedConfigEndsABackoff() {
    mac.mountsFail(TB, Kind.UNKNOWN).runFor(125);
    mac.mountsWork(TB);

    mac.manages(new Share("CORE", "eva", "10.10.10.1", "macmini.local", "CORE")).runFor(4);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aLinkThatCannotBeMadeIsLoggedOnce() throws Exception {
    Files.writeString(folder.resolve("Shares"), "in the way");

    mac.runFor(200);

    assertEquals(1, mac.logged("link_not_made"));
  }

  @Test
  void locksThatCannotBeHadAreLoggedOnce() throws Exception {
    Files.delete(mac.home.locks());
    Files.writeString(mac.home.locks(), "in the way");
    mac.restart();

    mac.runFor(200);

    assertEquals(1, mac.logged("no_lock"));
  }

  @Test
  void aDefectInOneShareDoesNotFailItsNeighboursInACommand() {
    mac.manages(CORE, VAULT).forgivingDefects();
    mac.tap.before(
        call -> {
          if (call.equals("mount 10.10.10.1/CORE")) throw new IllegalStateException("a defect");
        });

    OperationReport report = mac.another().execute(new Operation.MountShare());

    assertFalse(report.isWell());
    assertEquals(1, mac.logged("defect"));
    mac.then(CORE).isNotMounted();
    mac.then(VAULT).isMountedVia(TB);
  }

  @Test
  void aLockedShareDoesNotDelayItsNeighboursInACommand() throws Exception {
    mac.manages(CORE, VAULT);
    EngineUnderTest other = mac.another();
    assertInstanceOf(LockAttempt.Held.class, other.lockOf(CORE).tryAcquire("x"));
    Instant start = mac.time.now();
    List<Long> at = new ArrayList<>();
    mac.tap.before(
        call -> {
          if (call.startsWith("mount 10"))
            at.add(Duration.between(start, mac.time.now()).toSeconds());
        });

    mac.another().execute(new Operation.MountShare());

    assertEquals(List.of(0L), at);
    // Without a reference the collector would close the lock file, and with it the lock.
    Reference.reachabilityFence(other);
  }

  @Test
  void aShareWhoseLockFileIsLostWhileItIsWaitedForIsNotReportedAsLocked() throws Exception {
    mac.manages(CORE, VAULT);
    EngineUnderTest other = mac.another();
    assertInstanceOf(LockAttempt.Held.class, other.lockOf(CORE).tryAcquire("x"));
    mac.tap.before(call -> replaceLocksByAFile(call.equals("mount 10.10.10.2/VAULT")));

    OperationReport report = mac.another().execute(new Operation.MountShare());

    assertEquals(Map.of(), report.locked());
    assertEquals(1, mac.mountsOf(VAULT).size());
    assertEquals(0, mac.mountsOf(CORE).size());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, report.shares().get(0).outcome());
    assertTrue(failed.failure().text().startsWith("the lock cannot be taken: "), failed.toString());
    Reference.reachabilityFence(other);
  }

  private void replaceLocksByAFile(boolean now) {
    if (!now) {
      return;
    }
    try {
      Files.move(mac.home.locks(), mac.home.root().resolve("moved"));
      Files.writeString(mac.home.locks(), "in the way");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aForceUnmountThatIsBusyIsRememberedAndNotRepeatedInEveryCycle() {
    mac.mountedVia(TB);
    mac.tap.mounter(real -> OddMounter.stubborn(real, new UnmountResult.Busy("Resource busy")));

    mac.pullThunderbolt().runFor(60);

    assertAll(
        () -> mac.then(CORE).hasError("busy"),
        () ->
            assertTrue(mac.tap.calls("force CORE") <= 6, "tries: " + mac.tap.calls("force CORE")));
  }

  @Test
  void anUnreadableTableAfterAnUnmountIsCalledSo() {
    mac.mountedVia(TB);
    mac.tap.after(
        call -> {
          if (call.equals("force CORE")) mac.mac.faults().mountTableUnreadable(true);
        });

    mac.pullThunderbolt().cycle();

    mac.mac.faults().mountTableUnreadable(false);
    mac.then(CORE).hasError("cannot be read");
  }

  @Test
  void thunderboltIsNotHealthyWhileItIsDown() {
    mac.mountedVia(TB).mac.faults().unmountLies(true);

    mac.pullThunderbolt().cycle();

    assertEquals(Optional.empty(), mac.then(CORE).state().hosts().tbHealthySince());
  }

  @Test
  void aSwitchOfAMisplacedShareEndsWhereTheUserWantsIt() {
    mac.mac.leave(mac.volume(CORE), false, true);
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void aSwitchThatCannotBeMadeEndsNoHold() {
    mac.mountedVia(TB).act(new UnmountShare(false));
    mac.pullThunderbolt();
    mac.act(new SwitchShare(TB, false));

    mac.runFor(10);

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void oneMissedProbeIsNoNetworkChangeThatEndsAnEject() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);

    mac.fallback().missesProbes(1);
    mac.runFor(10);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  @Test
  void failedMountIsLoggedOnce() {
    mac.mountsFail(TB, Kind.PERMISSION);

    mac.looksTwice();

    assertEquals(1, mac.logged("mount_failed"), mac.log());
  }

  @Test
  void aHostThatGoesDownIsLeftAtOnceWhateverFailedBefore() {
    mac.mountedVia(TB).runFor(16).tb().statfsFailsWith(Optional.of("Input/output error"));
    mac.mac.faults().unmountFails(true);
    mac.runFor(130);
    mac.mac.faults().unmountFails(false);

    mac.pullThunderbolt().runFor(4);

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void unmountingWhatIsGoneIsNoDefectOfTheSimulatedMac() {
    mac.mountedVia(TB);
    MountEntry entry = ((MountStatus.Mounted) mac.status().seen().mount()).entry();
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.readMountTable();

    assertInstanceOf(UnmountResult.Gone.class, mac.mac.platform().mounter().unmount(entry, false));
  }
}
