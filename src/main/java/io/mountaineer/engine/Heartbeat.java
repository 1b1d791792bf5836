package io.mountaineer.engine;

import io.mountaineer.files.HeldLock;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sign of life of a monitor: the time of its lock file, set as a cycle begins. Other processes
 * compare it with the clock on the wall, which goes on while the Mac sleeps and may be set back; so
 * a beat is due by either clock, and the first cycle after a wake always beats.
 */
final class Heartbeat {

  /** A beat is one call of the system; nothing is written. */
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);

  private final Clock time;
  private Optional<HeldLock> lock = Optional.empty();
  private long last;
  private Instant lastByWall = Instant.MIN;

  Heartbeat(Clock time) {
    this.time = time;
  }

  /** Beats on this lock from now on, which the caller holds. */
  void on(HeldLock monitorLock) {
    lock = Optional.of(monitorLock);
    last = time.nanos() - BETWEEN_BEATS.toNanos();
  }

  void beat() {
    if (lock.isPresent() && isDue()) {
      last = time.nanos();
      lastByWall = time.now();
      lock.get().touch();
    }
  }

  private boolean isDue() {
    Instant now = time.now();
    return time.nanos() - last >= BETWEEN_BEATS.toNanos()
        || now.isBefore(lastByWall)
        || !now.isBefore(lastByWall.plus(BETWEEN_BEATS));
  }
}
