package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;

/** Why the time since the previous cycle cannot be trusted to have been watched. */
public enum Interruption {
  NONE,
  /** The wall clock ran ahead of the monotonic clock: the Mac slept. */
  SLEEP,
  /** Nobody looked for too long. */
  GAP,
  CLOCK_SET_BACK;

  /** Difference of the two clocks that is more than a time server's correction. */
  private static final Duration DRIFT = Duration.ofSeconds(5);

  private static final Duration SHORTEST_GAP = Duration.ofSeconds(30);

  /** What cron calls every quarter of an hour still watches. */
  private static final Duration LONGEST_BETWEEN_RUNS = Duration.ofMinutes(15);

  /**
   * What lies between two cycles of one monitor.
   *
   * @param wall time passed by the wall clock
   * @param monotonic time passed by the monotonic clock
   */
  public static Interruption between(Duration wall, Duration monotonic, Duration interval) {
    Interruption drift = drifted(wall, monotonic);
    if (drift != NONE) {
      return drift;
    }
    return wall.compareTo(longestPause(interval)) > 0 ? GAP : NONE;
  }

  /** Returns what the difference of the two clocks tells of a time, however long it was. */
  public static Interruption drifted(Duration wall, Duration monotonic) {
    if (wall.isNegative() || wall.plus(DRIFT).compareTo(monotonic) < 0) {
      return CLOCK_SET_BACK;
    }
    return wall.compareTo(monotonic.plus(DRIFT)) > 0 ? SLEEP : NONE;
  }

  /**
   * Returns what lies between the looks of two commands. The monotonic clock counts from the boot
   * (HotSpot's os::javaTimeNanos: mach_absolute_time on macOS, CLOCK_MONOTONIC on Linux), so it
   * falls behind the wall clock by a boot as by a sleep: after both a look proves nothing. A JVM
   * that counts from elsewhere makes every run a gap.
   */
  public static Interruption betweenRuns(Duration wall, Duration monotonic) {
    Interruption drift = drifted(wall, monotonic);
    if (drift == CLOCK_SET_BACK) {
      return CLOCK_SET_BACK;
    }
    // A run takes a moment to start, so two that are a quarter of an hour apart are a bit more.
    return drift == SLEEP || wall.compareTo(LONGEST_BETWEEN_RUNS.plus(DRIFT)) > 0 ? GAP : NONE;
  }

  /** What lies between the last cycle of an earlier monitor and the first one of this. */
  public static Interruption sinceLastSeen(Instant seen, Instant now, Duration interval) {
    if (now.isBefore(seen)) {
      return CLOCK_SET_BACK;
    }
    return Duration.between(seen, now).compareTo(longestPause(interval)) > 0 ? GAP : NONE;
  }

  /** A gap exceeds three intervals and 30 seconds. In nanoseconds: this runs in every cycle. */
  private static Duration longestPause(Duration interval) {
    Duration three = Duration.ofNanos(3 * interval.toNanos());
    return three.compareTo(SHORTEST_GAP) > 0 ? three : SHORTEST_GAP;
  }
}
