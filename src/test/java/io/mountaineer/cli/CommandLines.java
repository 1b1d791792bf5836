package io.mountaineer.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Command line of the program as a whole, for a look at what it declares. */
final class CommandLines {

  private CommandLines() {}

  static CommandLine root() {
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    return CommandTree.whole(Map.of("HOME", "/nowhere"), nobody, nobody);
  }

  static CommandSpec named(String name) {
    return root().getSubcommands().get(name).getCommandSpec();
  }

  /** Returns the program, all commands that the help lists and what is below them. */
  static List<CommandSpec> all() {
    List<CommandSpec> all = new ArrayList<>();
    add(root().getCommandSpec(), all);
    return all;
  }

  private static void add(CommandSpec command, List<CommandSpec> all) {
    all.add(command);
    HelpPage.shown(command).forEach(each -> add(each, all));
  }
}
