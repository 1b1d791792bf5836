package io.mountaineer.core;

import io.mountaineer.core.Decision.Wait;
import java.time.Duration;
import java.time.Instant;

/** Explained waits of a share that cannot be mounted now. */
final class Waits {

  private final Share share;
  private final Observation seen;
  private final ShareState state;

  Waits(Share share, Observation seen, ShareState state) {
    this.share = share;
    this.seen = seen;
    this.state = state;
  }

  private String unreachable() {
    return "both " + share.thunderboltHost() + " and " + share.fallbackHost() + " are unreachable";
  }

  /** Returns the reason for waiting; "both unreachable" is over once a host answers. */
  String lastErrorOr(String own) {
    return state.lastError().filter(error -> !error.equals(unreachable())).orElse(own);
  }

  /** Returns the wait of a share that no address can serve. */
  Wait bothUnreachable(String left) {
    String error = unreachable();
    String details = "(tb: " + seen.tb().detail() + ", fallback: " + seen.fallback().detail() + ")";
    return new Wait(error, error + "; " + left + " " + details);
  }

  /**
   * Returns the wait where an address answers, and mounting by it is known to be impossible, or not
   * to be tried.
   */
  Wait obstructed(Targets.Obstacle obstacle) {
    Failure why = obstacle.failure(share);
    return new Wait(lastErrorOr(why.message()), why.text());
  }

  /** Returns whether the last mount failed so short a while ago that the next has to wait. */
  boolean mustWait() {
    return state.attempts().mount().mustWait(now());
  }

  private Instant now() {
    return seen.time().now();
  }

  /** Returns the number of failures and the moment of the next try. */
  String nextTry() {
    Backoff backoff = mustWait() ? state.attempts().mount() : state.attempts().strays();
    String attempts = backoff.failures() == 1 ? " failed attempt" : " failed attempts";
    Duration left = Duration.between(now(), backoff.nextAt().orElseThrow());
    // Rounded up: at the end of "1 s" it is due.
    return backoff.failures()
        + attempts
        + ", next try in "
        + LocalTimes.length(left.plusMillis(999));
  }
}
