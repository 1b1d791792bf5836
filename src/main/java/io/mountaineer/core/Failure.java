package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failure to do something.
 *
 * @param message event, for people; holds no password and no varying figures, because it is
 *     remembered and compared
 * @param nextStep advice for the user; empty when there is none
 * @param login mark of what macOS had saved for the login that failed; empty where that is not
 *     known
 */
public record Failure(Kind kind, String message, String nextStep, Optional<String> login) {

  /** Kind of failure, as far as the engine treats kinds differently. */
  public enum Kind {
    UNREACHABLE(true),
    /** Path to the host lost in the middle of the mount, as our own probes saw. */
    CUT_OFF(false),
    /** Local network forbidden to this program by macOS; the server may be well. */
    REFUSED_BY_MACOS(false),
    /** No password in macOS for the server, so that macOS would ask for one. */
    NO_PASSWORD(false),
    /** Account or password refused by the server. Repeats lock accounts. */
    LOGIN_REFUSED(false),
    /** Login given up on this Mac: a window was closed, or the keychain is locked. */
    CANCELLED(false),
    SHARE_NOT_FOUND(false),
    /** Another server than the share's answers at the address, as on another network. */
    OTHER_SERVER(false),
    PATH_OCCUPIED(false),
    PERMISSION(false),
    BUSY(true),
    /** No result in time; the mount may still happen, so a repetition may make it happen twice. */
    TIMED_OUT(false),
    /** No screen in this session; macOS mounts in one that has. */
    NO_SESSION(false),
    TOOL_MISSING(false),
    /** Possibly a refused login in words that are not known here. Repeats lock accounts. */
    UNKNOWN(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /** Returns whether the same call may succeed a moment later. */
    public boolean isRetryable() {
      return retryable;
    }

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of this word, or empty for any other word. */
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

  /** Creates a failure of which no login is known. */
  public Failure(Kind kind, String message, String nextStep) {
    this(kind, message, nextStep, Optional.empty());
  }

  /** Returns this failure of a login with this mark. */
  public Failure withLogin(Optional<String> mark) {
    return new Failure(kind, message, nextStep, mark);
  }

  /** Returns this failure in other words. */
  public Failure reworded(String otherMessage, String otherStep) {
    return new Failure(kind, otherMessage, otherStep, login);
  }

  public static Failure of(Kind kind, String message) {
    return new Failure(kind, message, "");
  }

  /** Returns message and next step in one line. */
  public String text() {
    return nextStep.isEmpty() ? message : message + "; " + nextStep;
  }
}
