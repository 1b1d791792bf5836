package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.files.LockAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void theIntervalIsMeasuredFromStartToStart() {
    mac.settings.interval = Duration.ofHours(1);
    mac.tap.before(call -> takeAnHour(call));

    // Each cycle takes as long as the interval, so there is nothing to sleep between them.
    assertTimeoutPreemptively(Duration.ofSeconds(120), mac.program().monitor::run);

    assertEquals(5, mac.tap.calls("probe 10.10.10.1"));
  }

  private void takeAnHour(String call) {
    if (call.equals("probe 10.10.10.1")) {
      mac.time.pause(Duration.ofHours(1));
      if (mac.tap.calls(call) == 5) {
        mac.program().monitor.stop();
      }
    }
  }

  @Test
  void aStoppedMonitorLeavesAtOnce() {
    mac.settings.interval = Duration.ofHours(1);
    mac.mountedVia(TB).pullThunderbolt();

    assertTimeoutPreemptively(Duration.ofSeconds(120), mac::stop);

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aStopDoesNotWaitLongForAnActionThatHangs() {
    ManualWorkers workers = new ManualWorkers();
    EngineUnderTest program = mac.another(workers);
    Instant start = mac.time.now();

    program.monitor.stop();
    program.monitor.run();

    assertEquals(1, workers.tasks.size());
    assertTrue(Duration.between(start, mac.time.now()).toMillis() <= 5000, "waits too long");
  }

  @Test
  void aSlowShareIsLeftOutAndNotQueued() {
    ManualWorkers workers = new ManualWorkers();
    EngineUnderTest program = mac.manages(CORE, VAULT).another(workers);
    program.monitor.cycle();
    workers.finish(1);
    workers.finish(0);
    mac.time.pause(Duration.ofSeconds(2));
    program.monitor.cycle();
    workers.finish(1);

    program.monitor.cycle();
    program.monitor.cycle();

    // The slow work on CORE, and one new on VAULT: a share at work is left out, not queued.
    assertEquals(2, workers.tasks.size());
    mac.then(VAULT).isMountedVia(TB);
    workers.finish(0);
    program.monitor.cycle();
    assertEquals(2, workers.tasks.size());
  }

  @Test
  void aShareOnWhichACommandActsIsLeftOut() throws Exception {
    mac.manages(CORE, VAULT);
    var lock = (LockAttempt.Held) mac.another().lockOf(CORE).tryAcquire("switch to tb");

    mac.looksTwice();
    mac.then(CORE).isNotMounted();
    mac.then(VAULT).isMountedVia(TB);

    lock.lock().close();
    mac.looksTwice();
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aShortRestartKeepsTheWindow() {
    mac.mountedVia(FALLBACK).runFor(20).stop();

    mac.time.pause(Duration.ofSeconds(12));
    mac.restart().cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aLongRestartBeginsTheWindowAgain() {
    mac.mountedVia(FALLBACK).runFor(20).stop();

    mac.time.pause(Duration.ofMinutes(2));
    mac.restart().runFor(28).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void aRestartAfterAKillBeginsTheWindowAgain() {
    mac.mountedVia(FALLBACK).runFor(29);

    mac.restart().runFor(28).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void theIntervalAndTheSharesMayChangeWhileItRuns() {
    mac.mountedVia(TB).runFor(10);

    mac.settings.interval = Duration.ofSeconds(5);
    mac.manages(CORE, VAULT).runFor(10);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
    mac.then(VAULT).isMountedVia(TB);
  }

  @Test
  void aMountTableThatSurprisesTheEngineDoesNotEndTheWatch() {
    mac.forgivingDefects().tap.before(call -> failOnce(call));

    mac.cycle();
    mac.then(CORE).isNotMounted();

    mac.looksTwice().then(CORE).isMountedVia(TB);
    assertEquals(1, mac.logged("defect"));
  }

  private void failOnce(String call) {
    if (call.equals("mount table") && mac.tap.calls(call) == 1) {
      throw new IllegalStateException("a defect");
    }
  }

  @Test
  void theLatestReportsAreThoseOfTheLastCycle() {
    mac.manages(CORE, VAULT).mountedVia(TB).pullThunderbolt().cycle();

    var reports = mac.program().monitor.latest();

    assertEquals(2, reports.size());
    assertEquals("failover", reports.get(0).decision().action());
    assertEquals("keep", reports.get(1).decision().action());
  }
}
