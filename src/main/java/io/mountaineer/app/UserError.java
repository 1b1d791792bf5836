package io.mountaineer.app;

import io.mountaineer.files.FileException;

/** Something the user can do something about: told in two lines and without a stack. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String hint;

  /**
   * An error that ends the program.
   *
   * @param code one of {@link ExitCode}
   * @param message what happened, to which share and interface, and what was left as it was
   * @param hint what to type next; empty when there is nothing
   */
  public UserError(int code, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  /**
   * A lock file cannot be had, and without a lock nothing may be done.
   *
   * @param left what was left as it was; empty when nothing was about to change
   */
  public static UserError noLock(FileException why, String left) {
    String end = left.isEmpty() ? "" : "; " + left;
    return new UserError(
        ExitCode.FAILED,
        "no lock can be had: " + why.getMessage() + end,
        "check the rights and the free space of that folder");
  }

  /** Message and hint in one. */
  public String text() {
    return hint.isEmpty() ? getMessage() : getMessage() + "; " + hint;
  }

  public int code() {
    return code;
  }

  public String hint() {
    return hint;
  }
}
