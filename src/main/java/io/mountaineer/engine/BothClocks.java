package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Time;
import java.time.Duration;
import java.time.Instant;

/** One moment by both clocks, so that a sleep since then is known. */
record BothClocks(Instant wall, long nanos) {

  static BothClocks now(Time time) {
    return new BothClocks(time.now(), time.nanos());
  }

  /** Returns what the two clocks tell of the time from this moment to a later one. */
  Break until(BothClocks later) {
    return Break.drifted(Duration.between(wall, later.wall), Duration.ofNanos(later.nanos - nanos));
  }

  /** Returns a tick of this moment as it is now: interrupted, if the Mac slept in between. */
  Tick since(Tick tick, Time time) {
    BothClocks now = now(time);
    return tick.later(Duration.between(wall, now.wall), Duration.ofNanos(now.nanos - nanos));
  }
}
