package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.ShareReport.MountState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadMountStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void twoSilentChecksAreNotEnough() {
    mac.mountedVia(TB).runFor(16);
    mac.tb().statfsHangs(true);

    mac.cycle().cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void theThirdSilentCheckInARowReleasesTheMountByForce() {
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.tb().statfsHangs(true);
    mac.tap.after(call -> wakeUpAfter(call));

    mac.cycle().cycle().cycle();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void theSilenceOfTheOldMountDoesNotCountForTheNewOne() {
    mac.mountedVia(TB).runFor(16).tb().statfsHangs(true);
    mac.tap.after(call -> wakeUpAfterOneMoreCheck(call));

    mac.cycle().cycle().cycle();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE").hasNoError();
  }

  @Test
  void silencesOfAMountThatACommandReplacedDoNotCountForTheNextOne() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").runFor(16).tb().statfsHangs(true);
    mac.cycle().cycle();
    mac.tap.forget();

    mac.act(new SwitchShare(FALLBACK, true));
    mac.fallback().statfsHangs(true);
    mac.cycle().fallback().statfsHangs(false);
    mac.runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(1, mac.tap.calls("force CORE"), mac::log);
  }

  @Test
  void aMountThatReplacedAnotherBetweenTwoCyclesIsAskedBeforeItIsAlive() {
    mac.mountedVia(TB).runFor(4);
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.fallback().statfsHangs(true);
    mac.mac.mountByHand(CORE.fallbackHost(), "CORE", mac.volume(CORE));

    mac.cycle();

    assertEquals(Optional.of(false), mac.then(CORE).state().mountAlive());
  }

  /** The new mount is slow too, for one check. */
  private void wakeUpAfterOneMoreCheck(String call) {
    if (call.equals("df CORE") && mac.tap.calls("force CORE") == 1) {
      mac.tb().statfsHangs(false);
    }
  }

  @Test
  void anAnswerBetweenSilencesStartsTheCountAgain() {
    mac.mountedVia(TB).runFor(16);

    for (int i = 0; i < 5; i++) {
      mac.tb().statfsHangs(true);
      mac.cycle().cycle();
      mac.tb().statfsHangs(false);
      mac.runFor(16);
    }

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aDefiniteErrorReleasesTheMountAtOnce() {
    mac.mountedVia(TB).runFor(16);
    mac.tb().statfsFailsWith(Optional.of("Device not configured"));
    mac.tap.after(call -> wakeUpAfter(call));

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aDeadMountOnFallbackIsReplacedByOneOnThunderbolt() {
    mac.mountedVia(FALLBACK).runFor(16);

    mac.fallback().statfsFailsWith(Optional.of("Stale NFS file handle"));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aMountOnFallbackThatIsSilentForAMomentKeepsItsOpenFiles() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(60);

    mac.fallback().statfsHangs(true);
    mac.cycle().cycle();
    mac.fallback().statfsHangs(false);
    mac.runFor(20);

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aSilentMountIsShownAsStaleAndNotTouchedByStatus() {
    mac.mountedVia(TB);

    mac.tb().statfsHangs(true);
    MountState shown = mac.status().mountState();

    assertEquals(MountState.STALE, shown);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aMountThatDiesAgainAndAgainIsNotReplacedInEveryCycle() {
    mac.mountedVia(TB).runFor(16).tb().statfsFailsWith(Optional.of("Input/output error"));
    mac.tap.forget();

    mac.runFor(120);

    // At most two tries after each of the waits 2, 5, 15, 30, 60 s.
    long tries = mac.tap.calls("mount 10.10.10.1");
    assertTrue(tries > 1 && tries <= 12, mac::log);
  }

  @Test
  void aReconcileThatRunsOnceAsksASilentMountUntilTheSilenceCounts() {
    mac.mountedVia(FALLBACK);
    mac.fallback().statfsHangs(true);

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE");
  }

  /** Lets the server answer again as soon as the dead mount is gone. */
  private void wakeUpAfter(String call) {
    if (call.equals("force CORE")) {
      mac.tb().statfsHangs(false).statfsFailsWith(Optional.empty());
    }
  }
}
