package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment of a cycle, and what is known of the time before it.
 *
 * @param interval of the monitor that asks; empty for a command that looks once: only a monitor
 *     watches without a break
 * @param sincePrevious time since this process's previous cycle; empty in its first
 * @param interruption what broke the watch since the previous cycle
 * @param networkEvent whether the way to a host changed since then: of the share whose tick this
 *     is, or of any share as long as it is nobody's own
 * @param sinceDisturbance time since that way last changed or the Mac woke, as far as anybody told;
 *     zero while nobody would tell; empty when nothing of the kind happened
 */
public record CycleTime(
    Instant now,
    Optional<Duration> interval,
    Optional<Duration> sincePrevious,
    Interruption interruption,
    boolean networkEvent,
    Optional<Duration> sinceDisturbance) {

  public CycleTime {
    requireNonNull(now, "now is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(sincePrevious, "sincePrevious is null");
    requireNonNull(interruption, "interruption is null");
    requireNonNull(sinceDisturbance, "sinceDisturbance is null");
  }

  /** Of a command that looks once and ends. */
  public static CycleTime once(Instant now) {
    return new CycleTime(
        now, Optional.empty(), Optional.empty(), Interruption.NONE, false, Optional.empty());
  }

  /** Whether a monitor asks. */
  public boolean isMonitor() {
    return interval.isPresent();
  }

  /** The first cycle of a monitor. */
  public boolean startsMonitor() {
    return isMonitor() && sincePrevious.isEmpty();
  }

  /**
   * Returns this cycle as a share sees it that was left out of the one before: longer ago than a
   * monitor may pause, its last look is no part of the same watch.
   */
  public CycleTime after(CycleTime missed) {
    Optional<Duration> total =
        missed.sincePrevious.flatMap(earlier -> sincePrevious.map(earlier::plus));
    Interruption longer =
        total
            .flatMap(all -> interval.map(each -> Interruption.between(all, all, each)))
            .orElse(Interruption.NONE);
    Interruption both = interruption == Interruption.NONE ? missed.interruption : interruption;
    return new CycleTime(
        now,
        interval,
        total,
        both == Interruption.NONE ? longer : both,
        networkEvent || missed.networkEvent,
        sinceDisturbance);
  }

  /** Returns the same cycle for a share to whose hosts the ways changed, or did not. */
  public CycleTime withNetwork(boolean changed, Optional<Duration> sinceTheirDisturbance) {
    return new CycleTime(
        now, interval, sincePrevious, interruption, changed, sinceTheirDisturbance);
  }

  /** Returns the same cycle, by what is known a little later. */
  public CycleTime withSinceDisturbance(Optional<Duration> later) {
    return withNetwork(networkEvent, later);
  }

  /** Returns the same cycle with the time before it interrupted, unless it was already. */
  public CycleTime interrupted(Interruption by) {
    return interruption == Interruption.NONE
        ? new CycleTime(now, interval, sincePrevious, by, networkEvent, sinceDisturbance)
        : this;
  }

  /**
   * Returns the same cycle a little later: what was begun before a sleep proves nothing after it.
   *
   * @param wall time since it began by the wall clock
   * @param monotonic the same by the monotonic clock
   */
  public CycleTime later(Duration wall, Duration monotonic) {
    Interruption meanwhile = Interruption.drifted(wall, monotonic);
    return meanwhile == Interruption.NONE || interruption == Interruption.SLEEP
        ? this
        : new CycleTime(now, interval, sincePrevious, meanwhile, networkEvent, sinceDisturbance);
  }

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
}
