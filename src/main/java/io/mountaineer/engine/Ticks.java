package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The moments of a monitor's cycles, and what lies between them. */
final class Ticks {

  private final Clock time;
  private final Optional<Instant> lastSeen;
  private Instant wall;
  private long nanos;
  private boolean started;

  /**
   * The ticks of a new monitor.
   *
   * @param lastSeen the end of the monitor before it, if that one ended in order
   */
  Ticks(Clock time, Optional<Instant> lastSeen) {
    this.time = time;
    this.lastSeen = lastSeen;
  }

  /**
   * The tick of a cycle that begins now.
   *
   * @param events what was told since the last one, and from now on is old
   */
  CycleTime next(Duration interval, EventTracker events) {
    Instant now = time.now();
    long mark = time.nanos();
    Interruption since = started ? between(now, mark, interval) : first(now, interval);
    if (since == Interruption.SLEEP) {
      events.disturbed();
    }
    boolean touched = events.begin();
    CycleTime tick =
        new CycleTime(
            now,
            Optional.of(interval),
            started ? Optional.of(Duration.ofNanos(mark - nanos)) : Optional.empty(),
            since,
            touched,
            Optional.empty());
    wall = now;
    nanos = mark;
    started = true;
    return tick;
  }

  /** Time in which nobody knows whether somebody looked counts as a gap. */
  private Interruption first(Instant now, Duration interval) {
    return lastSeen
        .map(seen -> Interruption.sinceLastSeen(seen, now, interval))
        .orElse(Interruption.GAP);
  }

  private Interruption between(Instant now, long mark, Duration interval) {
    return Interruption.between(
        Duration.between(wall, now), Duration.ofNanos(mark - nanos), interval);
  }
}
