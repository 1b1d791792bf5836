package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Failure after which a host is not asked automatically to mount a share: repeating it may lock an
 * account, or open a second window.
 *
 * @param kind of the failure
 * @param since when it last happened
 * @param count how often in a row, at least 1
 * @param login mark of what macOS had saved for that login; empty where that is not known
 */
public record Bar(Failure.Kind kind, Instant since, int count, Optional<String> login) {

  /** Duration for a refused login: repeats lock accounts. */
  static final Duration LOGIN_REFUSAL_LASTS = Duration.ofMinutes(30);

  /**
   * Duration after which a person may have come back to a window that was closed, or unlocked the
   * keychain.
   */
  private static final Duration FIRST_CANCEL_LASTS = Duration.ofMinutes(5);

  /**
   * Duration for timeouts: one may mean an unseen password window, and a second try would open
   * another.
   */
  static final Duration TIMEOUTS_LAST = Duration.ofMinutes(10);

  /** Interval at which the keychain is asked for the missing password. */
  private static final Duration MISSING_PASSWORD_LASTS = Duration.ofMinutes(1);

  public Bar {
    requireNonNull(kind, "kind is null");
    requireNonNull(since, "since is null");
    requireNonNull(login, "login is null");
  }

  /** Creates a bar of whose login nothing is known. */
  public Bar(Failure.Kind kind, Instant since, int count) {
    this(kind, since, count, Optional.empty());
  }

  /** Returns whether a failure of this kind bars a host, once or after some repeats. */
  static boolean isRaisedBy(Failure.Kind kind) {
    return switch (kind) {
      case LOGIN_REFUSED, CANCELLED, TIMED_OUT, NO_PASSWORD -> true;
      default -> false;
    };
  }

  /** Returns the moment at which it ends; the moment it began for one that bars nothing yet. */
  Instant end() {
    return since.plus(
        switch (kind) {
          case LOGIN_REFUSED -> LOGIN_REFUSAL_LASTS;
          case CANCELLED -> count == 1 ? FIRST_CANCEL_LASTS : LOGIN_REFUSAL_LASTS;
          case TIMED_OUT -> count == 1 ? Duration.ZERO : TIMEOUTS_LAST;
          case NO_PASSWORD -> MISSING_PASSWORD_LASTS;
          default -> Duration.ZERO;
        });
  }

  /** Returns whether the host is not asked now. A bar from the future is of a clock set back. */
  boolean holds(Instant now) {
    return !now.isBefore(since) && now.isBefore(end());
  }

  /** Returns whether it ends when what is saved for the login changes. */
  public boolean dependsOnSavedLogin() {
    return kind == Failure.Kind.LOGIN_REFUSED;
  }

  /**
   * Returns the rest of the bar once a look has found what is saved for the login now. A bar of
   * whose login nothing was known takes the finding for the login that was refused.
   */
  Optional<Bar> afterLook(String saved) {
    if (login.isEmpty()) {
      return Optional.of(new Bar(kind, since, count, Optional.of(saved)));
    }
    return Optional.of(this).filter(bar -> bar.login.get().equals(saved));
  }

  /** Returns whether it is a timeout of the last ten minutes, a single one too. */
  boolean isRecentTimeout(Instant now) {
    return kind == Failure.Kind.TIMED_OUT
        && !now.isBefore(since)
        && now.isBefore(since.plus(TIMEOUTS_LAST));
  }

  /** Returns the failure to show while the host is not asked, and what ends that. */
  Failure failure(String host) {
    return new Failure(kind, text(host), remedy());
  }

  /** Returns the reason for not asking the host, as in "10.10.10.1 refused the login". */
  public String text(String host) {
    return switch (kind) {
      case CANCELLED -> "the login to " + host + " was cancelled";
      case TIMED_OUT -> "mounting over " + host + " timed out twice";
      case NO_PASSWORD -> "no saved password for " + host;
      default -> host + " refused the login";
    };
  }

  private String remedy() {
    return switch (kind) {
      case CANCELLED ->
          "the next try is in some minutes, after a wake, or when you mount or switch it";
      case TIMED_OUT -> "look for a password window; the next try is in 10 minutes";
      case NO_PASSWORD ->
          "open it once in Finder and tick \"Remember this password in my keychain\"";
      default ->
          "the next try is in 30 minutes, after a change of the config or of the saved password, or"
              + " when you mount or switch it";
    };
  }
}
