package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The moments of a monitor's cycles, and what lies between them. */
final class Ticks {

  private final Time time;
  private final Optional<Instant> lastSeen;
  private Instant wall;
  private long nanos;
  private boolean started;

  /**
   * The ticks of a new monitor.
   *
   * @param lastSeen the last cycle of the monitor before it, if that one ended in order
   */
  Ticks(Time time, Optional<Instant> lastSeen) {
    this.time = time;
    this.lastSeen = lastSeen;
  }

  Tick next(Duration interval) {
    Instant now = time.now();
    long mark = time.nanos();
    Tick tick = started ? between(now, mark, interval) : first(now, interval);
    wall = now;
    nanos = mark;
    started = true;
    return tick;
  }

  /** Time in which nobody knows whether somebody looked counts as a gap. */
  private Tick first(Instant now, Duration interval) {
    Break since = lastSeen.map(seen -> Break.sinceLastSeen(seen, now, interval)).orElse(Break.GAP);
    return new Tick(now, Optional.empty(), since, false, true);
  }

  private Tick between(Instant now, long mark, Duration interval) {
    Duration byWall = Duration.between(wall, now);
    Duration byCounter = Duration.ofNanos(mark - nanos);
    return new Tick(
        now, Optional.of(byCounter), Break.between(byWall, byCounter, interval), false, true);
  }
}
