package io.mountaineer.platform.process;

import java.util.Optional;

/** Call of a program, polled for its end. */
public interface RunningCommand {

  /** Returns the result, or empty while it runs. */
  Optional<CommandResult> result();

  /**
   * Ends the program and what it has started, if it still runs; takes no longer than a second or
   * two. Afterwards there is a result, even if the program cannot be ended.
   */
  void end();

  /** Call that has ended already. */
  record Ended(CommandResult how) implements RunningCommand {

    @Override
    public Optional<CommandResult> result() {
      return Optional.of(how);
    }

    @Override
    public void end() {
      // There is nothing left to be ended.
    }
  }
}
