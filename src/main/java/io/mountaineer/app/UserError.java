package io.mountaineer.app;

import io.mountaineer.files.FileException;

/** Failure that the user can do something about; reported in two lines and without a stack. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String hint;

  /** Reason of a failure, as far as a caller has to tell failures apart. */
  public enum Kind {
    /** The request itself is wrong. */
    INVALID_REQUEST,
    /** The config cannot be used. */
    CONFIG,
    /** Another process holds the lock. */
    LOCKED,
    /** The machine lacks something that is needed. */
    PLATFORM,
    FAILED
  }

  /**
   * A failure of this kind.
   *
   * @param message what happened, to which share and interface, and what was left as it was
   * @param hint what to type next; empty when there is nothing
   */
  public UserError(Kind kind, String message, String hint) {
    super(message, null, false, false);
    this.kind = kind;
    this.hint = hint;
  }

  /**
   * Returns the failure for a lock file that cannot be used; without a lock nothing may be done.
   *
   * @param left what was left as it was; empty when nothing was about to change
   */
  public static UserError noLock(FileException failure, String left) {
    String end = left.isEmpty() ? "" : "; " + left;
    return new UserError(
        Kind.FAILED,
        "the lock cannot be taken: " + failure.getMessage() + end,
        "check the permissions and the free space of that folder");
  }

  public Kind kind() {
    return kind;
  }

  public String hint() {
    return hint;
  }

  /** Returns message and hint in one. */
  public String text() {
    return hint.isEmpty() ? getMessage() : getMessage() + "; " + hint;
  }
}
