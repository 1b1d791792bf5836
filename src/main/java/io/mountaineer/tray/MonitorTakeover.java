package io.mountaineer.tray;

import io.mountaineer.engine.Monitor;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockFile;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Monitor of this process. While another process is the monitor this one waits, and takes over when
 * that has been gone for a while: long enough for launchd to start it again.
 */
final class MonitorTakeover {

  private static final Duration TAKEOVER_DELAY = Duration.ofSeconds(15);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  private final LockFile lock;
  private final Supplier<Monitor> monitors;
  private final Runnable fitness;
  private final Clock clock;
  private final StopSignal stop;
  private volatile Optional<Monitor> running = Optional.empty();

  /**
   * Creates a monitor that does not run yet.
   *
   * @param lock lock that the monitor holds
   * @param monitors factory of the monitor; called when the lock is held
   * @param fitness throws when this process can no longer be relied on
   */
  MonitorTakeover(
      LockFile lock, Supplier<Monitor> monitors, Runnable fitness, Clock clock, StopSignal stop) {
    this.lock = lock;
    this.monitors = monitors;
    this.fitness = fitness;
    this.clock = clock;
    this.stop = stop;
  }

  /** Runs until the stop; any other end of the monitor is thrown, and ends the process. */
  void run() {
    long freeSince = clock.nanos() - TAKEOVER_DELAY.toNanos();
    do {
      fitness.run();
      if (!isFree()) {
        freeSince = clock.nanos();
      } else if (clock.nanos() - freeSince >= TAKEOVER_DELAY.toNanos()) {
        acquire().ifPresent(this::runMonitor);
      }
    } while (!stop.await(POLL_INTERVAL));
  }

  private void runMonitor(HeldLock held) {
    try {
      Monitor monitor = monitors.get();
      running = Optional.of(monitor);
      if (!stop.isRequested()) {
        monitor.showLifeOn(held);
        monitor.run();
      }
    } finally {
      running = Optional.empty();
      held.close();
    }
  }

  /** Returns whether this process is the monitor. */
  boolean isRunning() {
    return running.isPresent();
  }

  /** Begins a cycle as soon as possible. */
  void wake() {
    running.ifPresent(Monitor::wake);
  }

  /** Ends a running monitor after the stop was requested. */
  void wakeToStop() {
    running.ifPresent(Monitor::stop);
  }

  private boolean isFree() {
    try {
      return lock.heldBy().isEmpty();
    } catch (FileException e) {
      return false; // a lock that cannot be read cannot be acquired either
    }
  }

  private Optional<HeldLock> acquire() {
    try {
      return lock.acquire("tray", Duration.ofSeconds(1)) instanceof LockAttempt.Held mine
          ? Optional.of(mine.lock())
          : Optional.empty();
    } catch (FileException e) {
      return Optional.empty();
    }
  }
}
