package io.mountaineer.tray;

import io.mountaineer.engine.Monitor;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockFile;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The engine in this process. While another process is the monitor this one waits, and takes its
 * place when that has been gone for a while: long enough for launchd to start it again.
 */
final class MonitorTakeover {

  private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final LockFile seat;
  private final Supplier<Monitor> monitors;
  private final Runnable requireFit;
  private final Clock time;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<Monitor> running = Optional.empty();

  /**
   * @param seat the lock of the monitor
   * @param monitors makes one; called when the lock is held
   * @param requireFit throws when this process can no longer be relied on
   */
  MonitorTakeover(LockFile seat, Supplier<Monitor> monitors, Runnable requireFit, Clock time) {
    this.seat = seat;
    this.monitors = monitors;
    this.requireFit = requireFit;
    this.time = time;
  }

  /** Runs until {@link #stop}; what ends the engine otherwise is thrown, and ends the process. */
  void run() {
    long free = time.nanos() - UNTIL_TAKEN_OVER.toNanos();
    do {
      requireFit.run();
      if (!isFree()) {
        free = time.nanos();
      } else if (time.nanos() - free >= UNTIL_TAKEN_OVER.toNanos()) {
        lock().ifPresent(this::runUnder);
      }
    } while (!isStopped(BETWEEN_LOOKS));
  }

  private void runUnder(HeldLock lock) {
    try {
      Monitor monitor = monitors.get();
      running = Optional.of(monitor);
      if (!isStopped(Duration.ZERO)) {
        monitor.showLifeOn(lock);
        monitor.run();
      }
    } finally {
      running = Optional.empty();
      lock.close();
    }
  }

  /** Whether the shares are looked after by this process. */
  boolean isRunning() {
    return running.isPresent();
  }

  /** Begins a cycle as soon as may be. */
  void wake() {
    running.ifPresent(Monitor::wake);
  }

  void stop() {
    stopped.countDown();
    running.ifPresent(Monitor::stop);
  }

  private boolean isFree() {
    try {
      return seat.heldBy().isEmpty();
    } catch (FileException e) {
      return false; // who cannot read the lock cannot hold it either
    }
  }

  private Optional<HeldLock> lock() {
    try {
      return seat.acquire("tray", Duration.ofSeconds(1)) instanceof LockAttempt.Held mine
          ? Optional.of(mine.lock())
          : Optional.empty();
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private boolean isStopped(Duration within) {
    try {
      return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
