package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time in which nothing is mounted, moved or unmounted by itself.
 *
 * @param since moment at which it was stated
 * @param until its end; empty for one that lasts until it is ended by the user
 */
public record Pause(Instant since, Optional<Instant> until) {

  /** Time by which a moment may be older than what was stated while its cycle ran. */
  static final Duration LONGEST_CYCLE = Duration.ofMinutes(5);

  public Pause {
    requireNonNull(since, "since is null");
    requireNonNull(until, "until is null");
  }

  /**
   * Returns this pause at a later moment, or empty once it is over. After the clock was set back it
   * lasts as long as it was meant to, from now.
   */
  public Optional<Pause> at(Instant now) {
    if (now.plus(LONGEST_CYCLE).isBefore(since)) {
      return Optional.of(new Pause(now, until.map(end -> now.plus(Duration.between(since, end)))));
    }
    return until.filter(end -> !now.isBefore(end)).isPresent()
        ? Optional.empty()
        : Optional.of(this);
  }

  boolean endsAfter(Pause other) {
    return until.isEmpty() || other.until.filter(end -> end.isBefore(until.get())).isPresent();
  }

  /** Returns a text for people who read it now, as in "paused until 18:00". */
  public String text(LocalTimes times) {
    return "paused until " + until.map(times::at).orElse("you resume");
  }
}
