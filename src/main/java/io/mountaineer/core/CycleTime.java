package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Moment of a cycle, and what is known of the time before it.
 *
 * @param interval cycle length of the monitor that asks; empty for a command that looks once: only
 *     a monitor watches without a break
 * @param sincePrevious time since this process's previous cycle; empty in its first
 * @param interruption break in the watch since the previous cycle
 * @param networkEvent whether the path to a host changed since then: of this share, or of any share
 *     while this is not yet the time of one share
 * @param sinceDisturbance time since that path last changed or the Mac woke, as far as events show;
 *     zero while events are lost; empty if nothing of the kind happened
 * @param leftOutSince moment of the first of the cycles before this one that left the share out;
 *     empty if none did. What happened since then is known only now.
 */
public record CycleTime(
    Instant now,
    Optional<Duration> interval,
    Optional<Duration> sincePrevious,
    Interruption interruption,
    boolean networkEvent,
    Optional<Duration> sinceDisturbance,
    Optional<Instant> leftOutSince) {

  public CycleTime {
    requireNonNull(now, "now is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(sincePrevious, "sincePrevious is null");
    requireNonNull(interruption, "interruption is null");
    requireNonNull(sinceDisturbance, "sinceDisturbance is null");
    requireNonNull(leftOutSince, "leftOutSince is null");
  }

  /** Creates the time of a cycle that follows the one before it. */
  public CycleTime(
      Instant now,
      Optional<Duration> interval,
      Optional<Duration> sincePrevious,
      Interruption interruption,
      boolean networkEvent,
      Optional<Duration> sinceDisturbance) {
    this(
        now,
        interval,
        sincePrevious,
        interruption,
        networkEvent,
        sinceDisturbance,
        Optional.empty());
  }

  /** Returns the time of a command that looks once and ends. */
  public static CycleTime once(Instant now) {
    return new CycleTime(
        now, Optional.empty(), Optional.empty(), Interruption.NONE, false, Optional.empty());
  }

  /** Returns whether a monitor asks. */
  public boolean isMonitor() {
    return interval.isPresent();
  }

  /** Returns whether this is the first cycle of a monitor. */
  public boolean startsMonitor() {
    return isMonitor() && sincePrevious.isEmpty();
  }

  /**
   * Returns this cycle as seen by a share that was left out of the one before: if that is longer
   * ago than a monitor may pause, its last look is no part of the same watch.
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
        sinceDisturbance,
        missed.leftOutSince.or(() -> Optional.of(missed.now)));
  }

  /** Returns this cycle for one share, with the changes of the paths to its hosts. */
  public CycleTime withNetwork(boolean changed, Optional<Duration> sinceTheirDisturbance) {
    return new CycleTime(
        now, interval, sincePrevious, interruption, changed, sinceTheirDisturbance, leftOutSince);
  }

  /** Returns this cycle with what is known of disturbances a little later. */
  public CycleTime withSinceDisturbance(Optional<Duration> later) {
    return withNetwork(networkEvent, later);
  }

  /** Returns this cycle with the time before it interrupted, unless it was already. */
  public CycleTime interrupted(Interruption by) {
    return interruption == Interruption.NONE ? with(by) : this;
  }

  /**
   * Returns this cycle a little later: what was begun before a sleep proves nothing after it.
   *
   * @param wall time since it began by the wall clock
   * @param monotonic the same by the monotonic clock
   */
  public CycleTime later(Duration wall, Duration monotonic) {
    Interruption meanwhile = Interruption.drifted(wall, monotonic);
    return meanwhile == Interruption.NONE || interruption == Interruption.SLEEP
        ? this
        : with(meanwhile);
  }

  private CycleTime with(Interruption other) {
    return new CycleTime(
        now, interval, sincePrevious, other, networkEvent, sinceDisturbance, leftOutSince);
  }

  /** Reason why the time since the previous cycle was not watched. */
  public enum Interruption {
    NONE,
    /** Sleep of the Mac: the wall clock ran ahead of the monotonic clock. */
    SLEEP,
    /** Pause too long for a watch. */
    GAP,
    CLOCK_SET_BACK;

    /** Difference of the two clocks that exceeds a time server's correction. */
    private static final Duration DRIFT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_GAP = Duration.ofSeconds(30);

    /**
     * Longest pause between commands that still counts as watching: cron may run one every quarter
     * of an hour.
     */
    private static final Duration LONGEST_BETWEEN_RUNS = Duration.ofMinutes(15);

    /**
     * Returns the interruption between two cycles of one monitor.
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

    /**
     * Returns the interruption that the difference of the two clocks shows, however long the time
     * was.
     */
    public static Interruption drifted(Duration wall, Duration monotonic) {
      if (wall.isNegative() || wall.plus(DRIFT).compareTo(monotonic) < 0) {
        return CLOCK_SET_BACK;
      }
      return wall.compareTo(monotonic.plus(DRIFT)) > 0 ? SLEEP : NONE;
    }

    /**
     * Returns the interruption between the looks of two commands. The monotonic clock counts from
     * the boot (HotSpot's os::javaTimeNanos: mach_absolute_time on macOS, CLOCK_MONOTONIC on
     * Linux), so a boot holds it back against the wall clock as a sleep does: after both a look
     * proves nothing. A JVM that counts from elsewhere makes every run a gap.
     */
    static Interruption betweenRuns(Duration wall, Duration monotonic) {
      Interruption drift = drifted(wall, monotonic);
      if (drift == CLOCK_SET_BACK) {
        return CLOCK_SET_BACK;
      }
      // A run takes a moment to start, so two that are a quarter of an hour apart are a bit more.
      return drift == SLEEP || wall.compareTo(LONGEST_BETWEEN_RUNS.plus(DRIFT)) > 0 ? GAP : NONE;
    }

    /**
     * Returns the interruption between the last cycle of an earlier monitor and the first one of
     * this.
     */
    public static Interruption sinceLastSeen(Instant seen, Instant now, Duration interval) {
      if (now.isBefore(seen)) {
        return CLOCK_SET_BACK;
      }
      return Duration.between(seen, now).compareTo(longestPause(interval)) > 0 ? GAP : NONE;
    }

    /**
     * Returns the longest pause that is no gap: three intervals, and at least 30 seconds. In
     * nanoseconds, because this runs in every cycle.
     */
    private static Duration longestPause(Duration interval) {
      Duration three = Duration.ofNanos(3 * interval.toNanos());
      return three.compareTo(SHORTEST_GAP) > 0 ? three : SHORTEST_GAP;
    }
  }
}
