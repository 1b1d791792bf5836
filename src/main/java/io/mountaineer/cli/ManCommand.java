package io.mountaineer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Command {@code man}, which prints the manual page. */
@Command(name = "man", description = "Print the manual page.")
@Manual(
    topic = Manual.Topic.SCRIPTS,
    examples = {"mountaineer man > mountaineer.1", "mountaineer man | man -l -   # on Linux"})
final class ManCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  ManCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.out().verbatim(ManPage.of(spec.root()));
    return ExitCode.DONE;
  }
}
