package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code help}: the page of a command, or that of the program. */
@Command(name = "help", description = "Show the help of a command.")
@Manual(
    topic = Manual.Topic.SETUP,
    usage = "[COMMAND]",
    examples = {"mountaineer help switch", "mountaineer help favorites add"})
final class HelpCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Completes(Completes.Subject.COMMAND)
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, such as 'switch' or 'favorites add'.")
  private List<String> words = List.of();

  HelpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandSpec found = spec.root();
    for (String word : words) {
      CommandLine below = found.subcommands().get(word);
      if (below == null) {
        throw new UsageError(
            spec, "unknown command '" + word + "'." + UsageText.nearCommands(found).question(word));
      }
      found = below.getCommandSpec();
    }
    context.out().page(HelpPage.of(found));
    return ExitCode.DONE;
  }

  /** Command {@code version}: the same as the option. */
  @Command(name = "version", description = "Show the version of the program and of its Java.")
  @Manual(
      topic = Manual.Topic.SETUP,
      examples = {"mountaineer version", "mountaineer --version"})
  static final class ShowVersion implements Callable<Integer> {

    private final CommandContext context;

    ShowVersion(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      context.out().verbatim(List.of(new Version().getVersion()));
      return ExitCode.DONE;
    }
  }
}
