package io.mountaineer.platform.process;

/** How a call of a program ended. The three cases are all the caller can meet. */
public sealed interface CommandResult {

  /** The program ended by itself; both streams decoded as UTF-8 and capped. */
  record Exited(int code, String out, String err) implements CommandResult {}

  /**
   * The limit passed. The process tree was killed, or, when it cannot be killed, abandoned.
   *
   * @param ended whether the process is known to be gone
   */
  record TimedOut(String out, String err, boolean ended) implements CommandResult {}

  /** The program was not found or could not be started. */
  record NotStarted(String reason) implements CommandResult {}
}
