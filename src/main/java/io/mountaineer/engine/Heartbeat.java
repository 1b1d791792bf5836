package io.mountaineer.engine;

import io.mountaineer.platform.Time;
import io.mountaineer.state.Lock;
import java.time.Duration;
import java.util.Optional;

/** The sign of life of a monitor: the time of its lock file, set as a cycle begins. */
final class Heartbeat {

  /** One call of the system each; nothing is written. */
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);

  private final Time time;
  private Optional<Lock> seat = Optional.empty();
  private long last;

  Heartbeat(Time time) {
    this.time = time;
  }

  /** Beats on this lock from now on, which the caller holds. */
  void on(Lock monitorLock) {
    seat = Optional.of(monitorLock);
    last = time.nanos() - BETWEEN_BEATS.toNanos();
  }

  void beat() {
    if (seat.isPresent() && time.nanos() - last >= BETWEEN_BEATS.toNanos()) {
      last = time.nanos();
      seat.get().touch();
    }
  }
}
