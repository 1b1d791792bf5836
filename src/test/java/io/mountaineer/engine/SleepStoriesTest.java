package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SleepStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aSleepRestartsTheStabilityWindow() {
    mac.mountedVia(FALLBACK).runFor(20);

    mac.time.sleep(Duration.ofHours(8));
    mac.runFor(28).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void aClockSetBackRestartsTheWindow() {
    mac.mountedVia(FALLBACK).runFor(20);

    mac.time.turnWallClock(Duration.ofHours(-1));
    mac.runFor(28).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void anUnwatchedPauseRestartsTheWindow() {
    mac.mountedVia(FALLBACK).runFor(20);

    mac.time.pause(Duration.ofSeconds(40));
    mac.runFor(28).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void aLateCycleDoesNotRestartTheWindow() {
    mac.mountedVia(FALLBACK).runFor(10);

    mac.time.pause(Duration.ofSeconds(20));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aReconcileByCronGetsThroughTheWindow() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.act(new Operation.Reconcile());
    mac.time.pause(Duration.ofMinutes(5));
    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void afterSleepEverySilentHostIsProbedTwiceBeforeAnythingIsTornDown() {
    mac.mountedVia(TB).runFor(10);
    mac.tap.forget();

    mac.time.sleep(Duration.ofHours(8));
    mac.pullThunderbolt().cycle();

    assertEquals(2, mac.tap.calls("probe 10.10.10.1"));
    assertEquals(2, mac.tap.calls("nc 10.10.10.1"), "one before it was awake, which says nothing");
  }

  @Test
  void aHostThatIsSlowToWakeKeepsItsMount() {
    mac.mountedVia(TB).runFor(10);

    mac.time.sleep(Duration.ofHours(8));
    mac.tb().missesProbes(1);
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aMountThatMacOsDroppedAroundSleepIsMountedAgain() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.time.sleep(Duration.ofHours(1));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void theCableWasPulledDuringTheSleep() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");

    mac.pullThunderbolt().time.sleep(Duration.ofHours(8));
    mac.runFor(8);

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(1, mac.logged("sleep_detected"));
  }

  @Test
  void aMountIsAskedForLifeAtOnceAfterSleep() {
    mac.mountedVia(TB).runFor(4);
    mac.tap.forget();

    mac.time.sleep(Duration.ofHours(8));
    mac.cycle();

    assertEquals(1, mac.tap.calls("df CORE"));
  }

  @Test
  void aNightOfDarkWakesWithoutThunderboltIsOneFailover() {
    mac.listening().mountedVia(TB).runFor(20).pullThunderbolt();

    for (int wake = 0; wake < 30; wake++) {
      darkWake();
    }

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aNightOfDarkWakesInWhichThunderboltComesAndGoesIsOneFailover() {
    mac.listening().mountedVia(TB).runFor(20);

    for (int wake = 0; wake < 30; wake++) {
      if (wake % 2 == 0) {
        mac.pullThunderbolt();
      } else {
        mac.plugInThunderbolt();
      }
      darkWake();
    }

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aNightOfDarkWakesWithoutAnyNetworkTouchesNothing() {
    mac.listening().mountedVia(TB).runFor(20).pullThunderbolt().pullFallback();

    for (int wake = 0; wake < 30; wake++) {
      darkWake();
    }

    mac.plugInThunderbolt().runFor(10).then(CORE).isMountedVia(TB).wasNeverUnmounted();
    assertEquals(30, mac.logged("sleep_detected"));
  }

  /** Wakes the Mac for a moment, as it does by itself, and lets its network stir. */
  private void darkWake() {
    mac.time.sleep(Duration.ofMinutes(15));
    mac.mac.events().networkChanged("Global/IPv4");
    mac.runFor(20);
  }
}
