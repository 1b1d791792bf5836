package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why something could not be done.
 *
 * @param message what happened, for people; holds no password and no varying figures, because it is
 *     remembered and compared
 * @param nextStep what the user can do about it; empty when there is nothing
 * @param login mark of what macOS had saved for the login that failed; empty where that is not
 *     known
 */
public record Failure(Kind kind, String message, String nextStep, Optional<String> login) {

  /** What the engine needs to tell apart. */
  public enum Kind {
    UNREACHABLE(true),
    /** The way to the host went in the middle of the mount, as our own probes saw. */
    CUT_OFF(false),
    /** macOS does not let this program use the local network; the server may be well. */
    REFUSED_BY_MACOS(false),
    /** macOS has no password for the server and would ask for one. */
    NO_PASSWORD(false),
    /** The server said no to account or password. Repeats lock accounts. */
    LOGIN_REFUSED(false),
    /** The login was given up on this Mac: a window was closed, or the keychain is locked. */
    CANCELLED(false),
    SHARE_NOT_FOUND(false),
    PATH_OCCUPIED(false),
    PERMISSION(false),
    BUSY(true),
    /** It may still happen, so a repetition may make it happen twice. */
    TIMED_OUT(false),
    /** This session has no screen, and macOS mounts in one that has. */
    NO_SESSION(false),
    TOOL_MISSING(false),
    /** Perhaps a refused login in words that are not known here. Repeats lock accounts. */
    UNKNOWN(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /** Whether the same call may succeed a moment later. */
    public boolean isRetryable() {
      return retryable;
    }

    /** The word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this word; empty for any other word. */
    public static Optional<Kind> ofWire(String word) {
      return Stream.of(values()).filter(kind -> kind.wire().equals(word)).findFirst();
    }
  }

  public Failure {
    requireNonNull(kind, "kind is null");
    requireNonNull(message, "message is null");
    requireNonNull(nextStep, "nextStep is null");
    requireNonNull(login, "login is null");
  }

  /** A failure of which no login is known. */
  public Failure(Kind kind, String message, String nextStep) {
    this(kind, message, nextStep, Optional.empty());
  }

  /** Returns the same failure, of a login with what this mark stands for. */
  public Failure withLogin(Optional<String> mark) {
    return new Failure(kind, message, nextStep, mark);
  }

  /** Returns the same failure in other words. */
  public Failure reworded(String otherMessage, String otherStep) {
    return new Failure(kind, otherMessage, otherStep, login);
  }

  public static Failure of(Kind kind, String message) {
    return new Failure(kind, message, "");
  }

  /** Message and next step in one line. */
  public String text() {
    return nextStep.isEmpty() ? message : message + "; " + nextStep;
  }
}
