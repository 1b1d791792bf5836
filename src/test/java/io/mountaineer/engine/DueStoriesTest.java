package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments for which a share waits: they wake the loop, whatever the interval. */
class DueStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.settings.interval = Duration.ofHours(1);
  }

  @Test
  void aRecoveryComesAtTheEndOfTheWindow() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.in(Duration.ofMillis(29_500), () -> mac.then(CORE).isMountedVia(FALLBACK))
        .in(Duration.ofMillis(30_500), () -> mac.then(CORE).isMountedVia(TB));

    mac.runFor(40);

    assertEquals(1, mac.logged("recovery"));
  }

  @Test
  void aFailedMountIsTriedAgainAfterItsWait() {
    mac.mountsFail(TB, Kind.UNKNOWN).in(Duration.ofSeconds(20), () -> mac.mountsWork(TB));
    mac.in(Duration.ofSeconds(28), () -> mac.then(CORE).isMountedVia(TB));

    mac.runFor(30);
  }

  @Test
  void aFailedRecoveryIsTriedAgainAfterItsWait() {
    mac.settings.window = Duration.ZERO;
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.mountsFail(TB, Kind.UNKNOWN).in(Duration.ofSeconds(10), () -> mac.mountsWork(TB));
    mac.in(Duration.ofSeconds(65), () -> mac.then(CORE).isMountedVia(TB));

    mac.runFor(70);
  }

  @Test
  void aRefusedLoginIsTriedAgainWhenItsBarIsOver() {
    mac.mountsFail(TB, Kind.LOGIN_REFUSED).in(Duration.ofMinutes(1), () -> mac.mountsWork(TB));
    mac.in(Duration.ofMinutes(31), () -> mac.then(CORE).isMountedVia(TB));

    mac.runFor(32 * 60);
  }

  @Test
  void aShareThatWaitsForNothingIsLeftToTheTimer() {
    mac.mountedVia(TB);
    mac.tap.forget();

    mac.runFor(10 * 3600);

    assertTrue(mac.tap.calls("mount table") <= 12, () -> mac.tap.calls("mount table") + " cycles");
  }

  @Test
  void aMomentMakesOneCycleAndNoMore() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.opens(CORE, "vim");
    mac.settings.lsofRecheck = false;

    mac.runFor(3000);

    assertTrue(mac.tap.calls("mount table") <= 6, () -> mac.tap.calls("mount table") + " cycles");
  }
}
