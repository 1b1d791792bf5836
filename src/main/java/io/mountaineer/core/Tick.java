package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment of a cycle, and what is known of the time before it.
 *
 * @param sincePrevious time since this process's previous cycle; empty in its first
 * @param interruption what broke the watch since the previous cycle
 * @param networkEvent whether the system told of a change of the network since then
 * @param monitor whether a monitor asks: only it watches without a break
 */
public record Tick(
    Instant now,
    Optional<Duration> sincePrevious,
    Break interruption,
    boolean networkEvent,
    boolean monitor) {

  public Tick {
    requireNonNull(now, "now is null");
    requireNonNull(sincePrevious, "sincePrevious is null");
    requireNonNull(interruption, "interruption is null");
  }

  /** Of a command that looks once and ends. */
  public static Tick once(Instant now) {
    return new Tick(now, Optional.empty(), Break.NONE, false, false);
  }

  /** The first cycle of a monitor. */
  public boolean startsMonitor() {
    return monitor && sincePrevious.isEmpty();
  }
}
