package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Number of failures in a row of one kind of attempt, and the moment of the next attempt.
 *
 * @param nextAt moment before which nothing is tried automatically
 */
public record Backoff(int failures, Optional<Instant> nextAt) {

  public static final Backoff NONE = new Backoff(0, Optional.empty());

  /** Waits after a failed mount, and after an unmount that met open files. */
  public static final List<Duration> QUICK = seconds(2, 5, 15, 30, 60);

  /** Waits after a failed recovery: each try takes a working mount away for a moment. */
  static final List<Duration> SLOW = seconds(60, 120, 300, 900, 1800);

  /** Returns this after one more failure; the last wait repeats. */
  public Backoff failed(Instant now, List<Duration> waits) {
    Duration wait = waits.get(Math.min(failures, waits.size() - 1));
    return new Backoff(failures + 1, Optional.of(now.plus(wait)));
  }

  /** Returns this without a wait. */
  Backoff withoutWait() {
    return nextAt.isEmpty() ? this : new Backoff(failures, Optional.empty());
  }

  /** Returns this with a wait from now if there were failures and none was waited for. */
  Backoff resumed(Instant now, Duration wait) {
    return failures == 0 || nextAt.isPresent()
        ? this
        : new Backoff(failures, Optional.of(now.plus(wait)));
  }

  /**
   * Returns whether the wait after the last failure still runs. A wait longer than the longest one
   * comes from a clock that was set back, and is over.
   */
  public boolean mustWait(Instant now) {
    Duration longest = SLOW.get(SLOW.size() - 1);
    return nextAt.isPresent()
        && now.isBefore(nextAt.get())
        && Duration.between(now, nextAt.get()).compareTo(longest) <= 0;
  }

  private static List<Duration> seconds(long... each) {
    return LongStream.of(each).mapToObj(Duration::ofSeconds).toList();
  }
}
