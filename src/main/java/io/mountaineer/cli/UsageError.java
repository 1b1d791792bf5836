package io.mountaineer.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Fault of a command line that its parser cannot see, reported like one that it can. */
final class UsageError extends ParameterException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault of this command line.
   *
   * @param message what is wrong with it, in one sentence or two
   */
  UsageError(CommandSpec command, String message) {
    super(command.commandLine(), message);
  }
}
