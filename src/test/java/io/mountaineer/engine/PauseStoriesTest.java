package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.LocalTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseStoriesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void nothingIsMovedByItselfWhilePausedAndAllIsAfterwards() {
    mac.mountedVia(TB).pauseAll(HOUR).pullThunderbolt();

    mac.runFor(600).then(CORE).isMountedVia(TB).wasNeverUnmounted();
    mac.runFor(3010).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void nothingIsMountedByItselfWhilePaused() {
    mac.pauseAll(HOUR);

    mac.runFor(600).then(CORE).isNotMounted();
    mac.runFor(3010).then(CORE).isMountedVia(TB);
  }

  @Test
  void aPauseOfOneShareIsItsOwn() {
    mac.manages(CORE, VAULT).mountedVia(TB).pause(CORE, HOUR).pullThunderbolt();
    mac.mac.host(VAULT.thunderboltHost()).goes(io.mountaineer.platform.sim.SimulatedHost.Link.DOWN);

    mac.runFor(60);

    mac.then(CORE).isMountedVia(TB);
    mac.then(VAULT).isMountedVia(FALLBACK);
  }

  @Test
  void aPauseOutlivesTheMonitor() {
    mac.mountedVia(TB).pause(CORE, HOUR).pullThunderbolt().restart().runFor(600);

    mac.then(CORE).isMountedVia(TB);
    mac.runFor(3010).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void commandsStillActWhilePaused() {
    mac.mountedVia(TB).pauseAll(HOUR);

    mac.act(new SwitchShare(FALLBACK, false));
    mac.runFor(10).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
    mac.act(new UnmountShare(false));
    mac.runFor(10).then(CORE).isNotMounted();
    mac.act(new Operation.MountShare());
    mac.runFor(10).then(CORE).isMountedVia(TB);
  }

  @Test
  void aReconcileOfCronIsNoCommandOfThatKind() {
    mac.mountedVia(TB).pauseAll(HOUR).pullThunderbolt();

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB);
    String end = LocalTimes.here(mac.time.now()).at(mac.time.now().plus(HOUR));
    assertTrue(mac.preview().decision().reason().startsWith("paused until " + end));
  }

  @Test
  void aPauseThatComesDuringACycleCountsUpToTheAct() {
    mac.mountedVia(TB).pullThunderbolt();
    mac.tap.before(
        call -> {
          if (call.startsWith("probe")) {
            mac.tap.before(each -> {});
            mac.pause(CORE, HOUR);
          }
        });

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
    assertEquals(Optional.of(HOUR), remaining());
  }

  @Test
  void aPauseStatedDuringAnActIsNotLost() {
    mac.mountedVia(TB).pullThunderbolt();
    mac.tap.before(
        call -> {
          if (call.startsWith("mount macmini")) {
            mac.tap.before(each -> {});
            mac.pause(CORE, HOUR);
          }
        });

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertTrue(mac.state(CORE).intents().pause().isPresent());
  }

  @Test
  void theEndIsLoggedAndTakenOutOfTheState() {
    mac.mountedVia(TB).pauseAll(HOUR).runFor(3610);

    assertEquals(1, mac.logged("pause_ended"));
    assertEquals(Optional.empty(), mac.another().states.load().pause());
  }

  @Test
  void aLongIntervalDoesNotPutTheEndOff() {
    mac.settings.interval = Duration.ofHours(1);
    mac.mountedVia(TB).pause(CORE, Duration.ofMinutes(10)).cycle();

    assertEquals(Duration.ofMinutes(10), mac.program().rest());
  }

  private Optional<Duration> remaining() {
    return mac.state(CORE)
        .intents()
        .pause()
        .map(pause -> Duration.between(pause.since(), pause.until().orElseThrow()));
  }
}
