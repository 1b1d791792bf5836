package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisplacedMountStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aMountThatLandsOnASuffixIsUndone() {
    mac.mac.faults().nextMountsLandOnSuffix(1);

    mac.looksTwice();

    mac.then(CORE).isNotMounted().hasError("CORE-1");
    mac.runFor(10).then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void ofTwoNewStraysTheOneThatWasMadeByUsIsUndoneAtOnce() {
    mac.mac.faults().nextMountsLandOnSuffix(1);
    Path ours = mac.volume(CORE).resolveSibling("CORE-1");
    mac.tap.mounter(real -> OddMounter.claiming(real, ours));
    mac.tap.after(
        call -> {
          if (call.equals("mount 10.10.10.1/CORE")) {
            mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE).resolveSibling("CORE-2"));
          }
        });

    mac.act(new Operation.Reconcile());

    mac.then(CORE).wasUnmountedBy("unmounted CORE-1").hasError("at " + ours + ", removed again");
    assertEquals(List.of("macmini.local/CORE at CORE-2"), mac.mountsOf(CORE));
  }

  @Test
  void aReportedMountPointProvesNothing() {
    mac.tap.mounter(real -> OddMounter.claiming(real, mac.volume(CORE).resolveSibling("CORE-1")));

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aReportedMountPointThatIsNeverListedIsNamed() {
    Path elsewhere = mac.volume(CORE).resolveSibling("CORE-1");
    mac.tap.mounter(real -> OddMounter.claiming(OddMounter.idle(real), elsewhere));

    mac.act(new Operation.Reconcile());

    mac.then(CORE)
        .isNotMounted()
        .hasError("at " + elsewhere + " as macOS says, but never appeared");
  }

  @Test
  void noLinkEverLeadsToASuffixedMount() throws Exception {
    mac.mac.faults().nextMountsLandOnSuffix(5);

    mac.runFor(20);

    assertEquals(mac.volume(CORE), Files.readSymbolicLink(mac.link(CORE)));
  }

  @Test
  void aSuffixedMountIsReplacedByAProperOneWhenIdle() {
    mac.mac.leave(mac.volume(CORE), false, true);
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted CORE-1");
  }

  @Test
  void anUnmountOfASuffixedMountOfADeadHostNeedsNoForce() {
    mac.mac.leave(mac.volume(CORE), false, true);
    Path suffixed = mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));
    mac.pullFallback().pullThunderbolt();

    mac.act(new UnmountShare(false));

    mac.then(CORE).isNotMounted().wasUnmountedBy("unmounted by force CORE-1");
  }

  @Test
  void anUnmountOfADeadMountLeavesABusySuffixedOneThatLives() {
    mac.looksTwice();
    Path suffixed = mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));
    mac.pullThunderbolt();

    ShareReport report = mac.act(new UnmountShare(false));

    assertInstanceOf(Outcome.Busy.class, report.outcome());
    mac.then(CORE).wasNeverUnmounted();
  }

  @Test
  void aBusySuffixedMountIsReportedAndLeftAlone() {
    mac.mac.leave(mac.volume(CORE), false, true);
    Path suffixed = mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));

    mac.runFor(60);

    assertEquals(List.of("macmini.local/CORE at CORE-1"), mac.mounts());
    mac.then(CORE).wasNeverUnmounted().hasError("in use by vim (pid 712)");
  }

  @Test
  void anIdleMountBesideTheProperOneIsUndoneAndTheProperOneStays() {
    mac.mountedVia(TB).mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted CORE-1");
  }

  @Test
  void aSecondMountIsNeverAdoptedByAFailover() {
    mac.mountedVia(TB);
    Path suffixed = mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));

    mac.pullThunderbolt().runFor(20);

    assertEquals(List.of("10.10.10.1/CORE at CORE", "macmini.local/CORE at CORE-1"), mac.mounts());
    mac.then(CORE).wasNeverUnmounted().hasError("CORE-1");
  }

  @Test
  void anIdleSecondMountByTheOtherAddressGoesBeforeAFailover() {
    mac.mountedVia(TB);
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aBusySecondMountByTheSameAddressDoesNotDelayAFailover() {
    mac.mountedVia(TB);
    Path suffixed = mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));

    mac.pullThunderbolt().cycle();

    assertTrue(mac.mounts().contains("macmini.local/CORE at CORE"), mac.mounts()::toString);
  }

  @Test
  void aDeadMountComesBackByTheOtherHostWhereABusySecondMountHoldsItsOwn() {
    mac.mountedVia(TB);
    Path suffixed = mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));

    mac.tb().statfsFailsWith(Optional.of("Socket is not connected"));
    mac.runFor(20);

    assertEquals(List.of("macmini.local/CORE at CORE", "10.10.10.1/CORE at CORE-1"), mac.mounts());
  }

  @Test
  void aRecoveryLeavesAWorkingMountWhereABusySecondMountHasItsAddressUnderAnotherName() {
    Share named = new Share("CORE", "evan", "macmini-tb.local", "macmini.local", "CORE");
    mac.mac.host("macmini-tb.local").resolvesTo("10.10.10.1");
    mac.tb().resolvesTo("10.10.10.1");
    mac.manages(named).mountedVia(FALLBACK);
    Path suffixed = mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    mac.mac.open(suffixed, new Holder("vim", 712, 1, "cut.mov"));

    mac.runFor(120);

    mac.then(named).wasNeverUnmounted().isTbReady();
    mac.mac.closeAll();
    mac.runFor(90).then(named).isMountedVia(TB);
  }

  @Test
  void aSecondMountThatCannotBeUndoneIsNoFailureOfTheShare() {
    mac.mac.leave(mac.volume(CORE), false, true);
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mac.faults().unmountFails(true);

    mac.looksTwice();

    mac.then(CORE).hasError("Unmount failed");
    assertEquals(0, mac.state(CORE).attempts().mount().failures());
    assertEquals(1, mac.state(CORE).attempts().strays().failures());
  }

  @Test
  void aSuffixedMountStaysWhereAFolderWithFilesMakesTheProperOneImpossible() throws Exception {
    Files.createDirectories(mac.volume(CORE));
    Files.writeString(mac.volume(CORE).resolve("notes.txt"), "of somebody");
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.runFor(120);

    assertEquals(List.of("macmini.local/CORE at CORE-1"), mac.mounts());
    mac.then(CORE).wasNeverUnmounted().hasError("may contain files");
  }
}
