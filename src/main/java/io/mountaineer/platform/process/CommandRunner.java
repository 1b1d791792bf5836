package io.mountaineer.platform.process;

import java.util.Optional;

/** Runner of programs, each within its limit. */
public interface CommandRunner {

  CommandResult run(Command command);

  /** Starts a program and does not wait for its end. */
  default RunningCommand begin(Command command) {
    return new RunningCommand.Ended(run(command));
  }

  /** Returns why a program cannot be called, or empty if it is there. Starts nothing. */
  default Optional<String> lacks(String program) {
    return Optional.empty();
  }
}
