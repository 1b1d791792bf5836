package io.mountaineer.platform.process;

/** Result of a call of a program. */
public sealed interface CommandResult {

  /** The program ended by itself; both streams whole and decoded as UTF-8. */
  record Exited(int code, String out, String err) implements CommandResult {}

  /**
   * The program ended by itself, but a stream holds only the beginning of what it printed. Text
   * that is there was printed; the lack of a text proves nothing.
   */
  record Cut(int code, String out, String err) implements CommandResult {}

  /**
   * The limit passed. The process tree was killed, or, when it cannot be killed, abandoned. Both
   * streams hold what was printed until then, or the beginning of it.
   *
   * @param ended whether the process is known to be gone
   */
  record TimedOut(String out, String err, boolean ended) implements CommandResult {}

  /** The program was not found or could not be started. */
  record NotStarted(String reason) implements CommandResult {}

  /** Returns why a result other than {@link Exited} cannot be read as an answer. */
  default String unreadable(String tool) {
    if (this instanceof NotStarted missing) {
      return missing.reason();
    }
    return this instanceof Cut
        ? tool + " printed more than can be read"
        : tool + " did not end in time";
  }
}
