package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualMoveStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aSwitchRefusesWhileFilesAreOpenAndNamesTheHolder() {
    mac.mountedVia(TB).opens(CORE, "vim");

    Outcome outcome = mac.act(new SwitchShare(FALLBACK, false)).outcome();

    assertEquals(
        "in use by vim (pid 712)", assertInstanceOf(Outcome.Busy.class, outcome).files() + "");
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().isHeld(Hold.NONE);
  }

  @Test
  void aSwitchRefusesWhenOpenFilesAreUnknown() {
    mac.mountedVia(TB).mac.faults().lsofFails(true);

    Outcome outcome = mac.act(new SwitchShare(FALLBACK, false)).outcome();

    assertInstanceOf(Outcome.Busy.class, outcome);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void forceObeysTheUserWhateverIsOpen() {
    mac.mountedVia(TB).opens(CORE, "vim").mac.faults().lsofHangs(true);

    mac.act(new SwitchShare(FALLBACK, true));

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void aSwitchToAnUnreachableHostEndsBeforeAnythingIsUnmounted() {
    mac.mountedVia(TB).pullFallback();

    Decision decision = mac.act(new SwitchShare(FALLBACK, true)).decision();

    assertTrue(decision.reason().contains("Still on Thunderbolt"), decision.reason());
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void oneMissedProbeDoesNotStopASwitch() {
    mac.mountedVia(TB).fallback().missesProbes(1);

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aSwitchThatCannotMountGoesBackToWhereTheShareWas() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN);

    Outcome outcome = mac.act(new SwitchShare(FALLBACK, false)).outcome();

    assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).rolledBack());
    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE).hasError("macmini.local says unknown");
  }

  @Test
  void aSwitchThatCannotMountGoesBackToAHostThatMacOsRefusesToThisProgram() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN);
    mac.tb().privacyRefusesJava(true).privacyRefusesApple(true);

    Outcome outcome = mac.act(new SwitchShare(FALLBACK, false)).outcome();

    assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).rolledBack());
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aSwitchThatCannotMountGoesBackByTheConfiguredHostFromAMountByAThirdName() {
    mac.mac.host("macmini.lan").resolvesTo("192.168.1.5");
    mac.fallback().resolvesTo("192.168.1.5");
    mac.mac.mountByHand("macmini.lan", "CORE", mac.volume(CORE));
    mac.mountsFail(TB, Kind.UNKNOWN);

    Outcome outcome = mac.act(new SwitchShare(TB, false)).outcome();

    assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).rolledBack());
    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aSwitchThatCannotMountAnywhereSaysThatNothingIsMounted() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN).mountsFail(TB, Kind.UNKNOWN);

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isNotMounted().hasError("cannot go back");
  }

  @Test
  void aSwitchAwayFromADeadHostNeedsNoForce() {
    mac.mountedVia(TB).opens(CORE, "vim").pullThunderbolt();

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aSwitchToWhereTheShareIsChangesNothingButThePin() {
    mac.mountedVia(FALLBACK);

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted().isHeld(Hold.PINNED);
  }

  @Test
  void aSwitchMountsWhatIsNotMounted() {
    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void mountLeavesAMountedShareWhereItIs() {
    mac.mountedVia(FALLBACK);

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void mountReplacesAMountThatIsDead() {
    mac.mountedVia(FALLBACK).fallback().statfsHangs(true);

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void unmountRefusesWhileFilesAreOpen() {
    mac.mountedVia(TB).opens(CORE, "vim");

    Outcome outcome = mac.act(new UnmountShare(false)).outcome();

    assertEquals(
        "in use by vim (pid 712)", assertInstanceOf(Outcome.Busy.class, outcome).files() + "");
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void unmountTakesAwayADeadMountWithoutForce() {
    mac.mountedVia(TB).opens(CORE, "vim").pullThunderbolt().pullFallback();

    mac.act(new UnmountShare(false));

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void unmountTakesEveryMountOfTheShare() {
    mac.mountedVia(TB).mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.act(new UnmountShare(false));

    mac.then(CORE).isNotMounted().wasUnmountedBy("unmounted CORE-1", "unmounted CORE");
  }

  @Test
  void aCommandWaitsTenSecondsForAnotherOneAndNamesIt() throws FileException {
    EngineUnderTest busy = mac.another();
    assertInstanceOf(LockAttempt.Held.class, busy.lockOf(CORE).tryAcquire("switch to tb"));
    Instant start = mac.time.now();

    OperationReport report = mac.another().execute(new Operation.MountShare());

    assertTrue(report.locked().get("CORE").contains("switch to tb"), report.locked().toString());
    assertEquals(10, Duration.between(start, mac.time.now()).toSeconds());
    mac.then(CORE).isNotMounted();
  }

  @Test
  void aMountOfAShareWhoseHostIsDownFailsOver() {
    mac.mountedVia(TB).pullThunderbolt();

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMountDoesNotEndAPin() {
    mac.mountedVia(FALLBACK);
    mac.act(new SwitchShare(FALLBACK, false));

    mac.act(new Operation.MountShare());

    mac.then(CORE).isHeld(Hold.PINNED);
  }

  @Test
  void aFailoverToThunderboltEndsAPin() {
    mac.mountedVia(FALLBACK);
    mac.act(new SwitchShare(FALLBACK, false));

    mac.pullFallback().runFor(4);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aDeadMountThatCannotBeMadeAgainIsTriedNoSecondTimeAsTheWayBack() {
    mac.mountedVia(TB).tb().statfsFailsWith(Optional.of("Input/output error"));
    mac.mountsFail(TB, Kind.SHARE_NOT_FOUND);

    mac.act(new SwitchShare(TB, false));

    assertEquals(1, mac.logged("mount_attempt"), mac::log);
  }
}
