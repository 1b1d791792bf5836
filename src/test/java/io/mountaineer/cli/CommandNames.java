package io.mountaineer.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/** Names of all commands that do something, such as {@code alias list}. */
final class CommandNames {

  private CommandNames() {}

  /** Returns the names that the help lists. */
  static Set<String> shown() {
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    CommandContext context =
        new CommandContext(Map.of("HOME", "/nowhere"), new GlobalOptions(), nobody);
    Set<String> names = new TreeSet<>();
    for (String name : Commands.NAMES) {
      Object command = Commands.named(name, context);
      CommandLine line = command instanceof CommandLine made ? made : new CommandLine(command);
      if (!line.getCommandSpec().usageMessage().hidden()) {
        add(name, line, names);
      }
    }
    return names;
  }

  private static void add(String name, CommandLine line, Set<String> names) {
    if (line.getSubcommands().isEmpty()) {
      names.add(name);
    }
    line.getSubcommands().forEach((below, each) -> add(name + ' ' + below, each, names));
  }
}
