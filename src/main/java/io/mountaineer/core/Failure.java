package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

/**
 * Why something could not be done.
 *
 * @param message what happened, for people; holds no password and no varying figures, because it is
 *     remembered and compared
 * @param nextStep what the user can do about it; empty when there is nothing
 */
public record Failure(Kind kind, String message, String nextStep) {

  /** What the engine needs to tell apart. */
  public enum Kind {
    UNREACHABLE(true),
    LOGIN_REFUSED(false),
    SHARE_NOT_FOUND(false),
    PATH_OCCUPIED(false),
    PERMISSION(false),
    BUSY(true),
    TIMED_OUT(true),
    TOOL_MISSING(false),
    UNKNOWN(true);

    private final boolean worthAnotherTry;

    Kind(boolean worthAnotherTry) {
      this.worthAnotherTry = worthAnotherTry;
    }

    /** Whether the same call may succeed a moment later. */
    public boolean isWorthAnotherTry() {
      return worthAnotherTry;
    }

    /** The word used in JSON. */
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Failure {
    requireNonNull(kind, "kind is null");
    requireNonNull(message, "message is null");
    requireNonNull(nextStep, "nextStep is null");
  }

  public static Failure of(Kind kind, String message) {
    return new Failure(kind, message, "");
  }

  /** Message and next step in one line. */
  public String text() {
    return nextStep.isEmpty() ? message : message + "; " + nextStep;
  }
}
