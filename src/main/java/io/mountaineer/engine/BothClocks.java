package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;

/** One moment by both clocks, so that a sleep since then is known. */
record BothClocks(Instant wall, long nanos) {

  /**
   * Evidence older than this is collected again before a mount is taken away for it: a user acts as
   * fast.
   */
  private static final Duration FRESH = Duration.ofSeconds(1);

  static BothClocks now(Clock time) {
    return new BothClocks(time.now(), time.nanos());
  }

  /**
   * Returns this moment moved on by the time from an earlier moment to now, which the work done in
   * it explains only as far as its limit: in the rest this process was stopped or the Mac slept.
   */
  BothClocks after(BothClocks earlier, Clock time, Duration limit) {
    BothClocks now = now(time);
    Duration passed = Duration.between(earlier.wall, now.wall);
    Duration explained = passed.compareTo(limit) < 0 ? passed : limit;
    return new BothClocks(
        wall.plus(explained), nanos + Math.min(now.nanos - earlier.nanos, limit.toNanos()));
  }

  /**
   * Returns whether this moment is a short while ago by both clocks; a sleep moves only one of
   * them.
   */
  boolean isFresh(Clock time) {
    BothClocks now = now(time);
    Duration monotonic = Duration.ofNanos(now.nanos - nanos);
    Duration drift = Duration.between(wall, now.wall).minus(monotonic).abs();
    return monotonic.compareTo(FRESH) <= 0 && drift.compareTo(FRESH) <= 0;
  }

  /** Returns what the two clocks say about the time from this moment to a later one. */
  Interruption until(BothClocks later) {
    return Interruption.drifted(
        Duration.between(wall, later.wall), Duration.ofNanos(later.nanos - nanos));
  }

  /** Returns a tick of this moment as it is now: interrupted, if the Mac slept in between. */
  CycleTime since(CycleTime tick, Clock time) {
    BothClocks now = now(time);
    return tick.later(Duration.between(wall, now.wall), Duration.ofNanos(now.nanos - nanos));
  }
}
