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
 * @param networkEvent whether the system told of a change of the network since then
 * @param sinceUnrest time since the network last changed or the Mac woke, as far as anybody told;
 *     zero while nobody would tell; empty when nothing of the kind happened
 */
public record Tick(
    Instant now,
    Optional<Duration> interval,
    Optional<Duration> sincePrevious,
    Break interruption,
    boolean networkEvent,
    Optional<Duration> sinceUnrest) {

  public Tick {
    requireNonNull(now, "now is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(sincePrevious, "sincePrevious is null");
    requireNonNull(interruption, "interruption is null");
    requireNonNull(sinceUnrest, "sinceUnrest is null");
  }

  /** Of a command that looks once and ends. */
  public static Tick once(Instant now) {
    return new Tick(now, Optional.empty(), Optional.empty(), Break.NONE, false, Optional.empty());
  }

  /** Whether a monitor asks. */
  public boolean monitor() {
    return interval.isPresent();
  }

  /** The first cycle of a monitor. */
  public boolean startsMonitor() {
    return monitor() && sincePrevious.isEmpty();
  }

  /** This cycle as a share sees it that was left out of the one before. */
  public Tick after(Tick missed) {
    return new Tick(
        now,
        interval,
        missed.sincePrevious.flatMap(earlier -> sincePrevious.map(earlier::plus)),
        interruption == Break.NONE ? missed.interruption : interruption,
        networkEvent || missed.networkEvent,
        sinceUnrest);
  }

  /** The same cycle, by what is known a little later. */
  public Tick withSinceUnrest(Optional<Duration> later) {
    return new Tick(now, interval, sincePrevious, interruption, networkEvent, later);
  }
}
