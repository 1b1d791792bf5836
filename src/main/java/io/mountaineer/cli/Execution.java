package io.mountaineer.cli;

import io.mountaineer.usecase.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Opens the log as quiet as a reading command wants it before any command runs. */
final class Execution implements IExecutionStrategy {

  private final Session session;

  Execution(Session session) {
    this.session = session;
  }

  @Override
  public int execute(ParseResult parsed) {
    if (!CommandLine.printHelpIfRequested(parsed)) {
      Logging.toStandardError(
          Logging.READING, session.options().verbosity(), session.environment());
      return new RunLast().execute(parsed);
    }
    return ExitCode.DONE;
  }
}
