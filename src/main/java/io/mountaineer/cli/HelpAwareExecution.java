package io.mountaineer.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Shows help, or runs the command. */
final class HelpAwareExecution implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) {
    return CommandLine.printHelpIfRequested(parsed) ? ExitCode.DONE : new RunLast().execute(parsed);
  }
}
