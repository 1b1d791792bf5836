package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moments of a monitor's cycles, and the time between them. */
final class Ticks {

  private final Clock time;
  private final Optional<Instant> lastSeen;
  private Instant wall;
  private long nanos;
  private boolean started;

  /**
   * Creates the ticks of a new monitor.
   *
   * @param lastSeen the end of the monitor before it, if that one ended in order
   */
  Ticks(Clock time, Optional<Instant> lastSeen) {
    this.time = time;
    this.lastSeen = lastSeen;
  }

  /**
   * Returns the tick of a cycle that begins now.
   *
   * @param events reported since the last tick, and old from now on
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

  /** Time that may have passed unwatched counts as a gap. */
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
