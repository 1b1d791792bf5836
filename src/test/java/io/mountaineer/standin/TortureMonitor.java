package io.mountaineer.standin;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A monitor that is killed, frozen, stopped and started again. */
final class TortureMonitor implements Torture.Tormentor {

  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);

  /** A decision made before a freeze may be acted on after it. */
  private static final double SECONDS_AFTER_A_FREEZE = 10;

  private final TortureRecord record;
  private final JarRun jar;
  private RunningJar monitor;

  TortureMonitor(StandInMac mac, TortureRecord record) throws IOException {
    this.record = record;
    this.jar = mac.jar().option("--platform", "macos");
    start();
  }

  private void start() {
    monitor = jar.start("monitor", "--interval", "1");
  }

  @Override
  public int pause() {
    return 12;
  }

  @Override
  public void step(Random random) throws Exception {
    if (!monitor.isAlive()) {
      record.fault("the monitor ended by itself: " + monitor.await(UNTIL_STOPPED));
      start();
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        monitor.kill();
        record.count("kills of the monitor");
        start();
      }
      case 1 -> {
        monitor.terminate(UNTIL_STOPPED);
        record.count("stops of the monitor");
        start();
      }
      default -> freeze(random);
    }
  }

  private void freeze(Random random) throws Exception {
    double from = TortureRecord.now();
    monitor.signal("STOP");
    Thread.sleep(random.nextInt(5_000));
    monitor.signal("CONT");
    record.count("freezes of the monitor");
    record.cause("freeze", "", from, TortureRecord.now() + SECONDS_AFTER_A_FREEZE);
  }

  /** Ends the monitor that runs, and starts one that is not tormented. */
  RunningJar calm() {
    monitor.terminate(UNTIL_STOPPED);
    start();
    return monitor;
  }

  Run stop() {
    return monitor.terminate(UNTIL_STOPPED);
  }
}
