package io.mountaineer.usecase;

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
