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
 * @param sinceUnrest time since that way last changed or the Mac woke, as far as anybody told; zero
 *     while nobody would tell; empty when nothing of the kind happened
 */
public record CycleTime(
    Instant now,
    Optional<Duration> interval,
    Optional<Duration> sincePrevious,
    Interruption interruption,
    boolean networkEvent,
    Optional<Duration> sinceUnrest) {

  public CycleTime {
    requireNonNull(now, "now is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(sincePrevious, "sincePrevious is null");
    requireNonNull(interruption, "interruption is null");
    requireNonNull(sinceUnrest, "sinceUnrest is null");
  }

  /** Of a command that looks once and ends. */
  public static CycleTime once(Instant now) {
    return new CycleTime(
        now, Optional.empty(), Optional.empty(), Interruption.NONE, false, Optional.empty());
  }

  /** Whether a monitor asks. */
  public boolean monitor() {
    return interval.isPresent();
  }

  /** The first cycle of a monitor. */
  public boolean startsMonitor() {
    return monitor() && sincePrevious.isEmpty();
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
        sinceUnrest);
  }

  /** Returns the same cycle for a share to whose hosts the ways changed, or did not. */
  public CycleTime withNetwork(boolean changed, Optional<Duration> sinceTheirUnrest) {
    return new CycleTime(now, interval, sincePrevious, interruption, changed, sinceTheirUnrest);
  }

  /** Returns the same cycle, by what is known a little later. */
  public CycleTime withSinceUnrest(Optional<Duration> later) {
    return withNetwork(networkEvent, later);
  }

  /** Returns the same cycle with the time before it interrupted, unless it was already. */
  public CycleTime interrupted(Interruption by) {
    return interruption == Interruption.NONE
        ? new CycleTime(now, interval, sincePrevious, by, networkEvent, sinceUnrest)
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
        : new CycleTime(now, interval, sincePrevious, meanwhile, networkEvent, sinceUnrest);
  }
}
