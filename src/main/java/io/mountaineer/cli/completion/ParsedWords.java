package io.mountaineer.cli.completion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Meaning of the words before the cursor: the command, and what it was given already. */
final class ParsedWords {

  private CommandSpec command;
  private Optional<OptionSpec> open = Optional.empty();
  private final Set<OptionSpec> given = new HashSet<>();
  private final List<String> parameters = new ArrayList<>();

  private ParsedWords(CommandSpec root) {
    this.command = root;
  }

  static ParsedWords of(CommandSpec root, List<String> words) {
    ParsedWords line = new ParsedWords(root);
    words.forEach(line::take);
    return line;
  }

  /** Returns the command whose words come next. */
  CommandSpec command() {
    return command;
  }

  /** Returns the option that waits for its value. */
  Optional<OptionSpec> open() {
    return open;
  }

  boolean has(OptionSpec option) {
    return given.contains(option);
  }

  /** Returns the parameters of the command so far. */
  List<String> parameters() {
    return parameters;
  }

  /** Takes one more word; bash splits {@code --share=CORE} into three words. */
  private void take(String word) {
    if (word.equals("=")) {
      return;
    }
    CommandLine subcommand = command.subcommands().get(word);
    if (open.isPresent()) {
      open = Optional.empty();
    } else if (word.startsWith("-")) {
      takeOption(word);
    } else if (subcommand != null) {
      command = subcommand.getCommandSpec();
      parameters.clear();
    } else {
      parameters.add(word);
    }
  }

  private void takeOption(String word) {
    int equals = word.indexOf('=');
    OptionSpec option = command.findOption(equals < 0 ? word : word.substring(0, equals));
    if (option != null) {
      given.add(option);
      open = Optional.of(option).filter(each -> equals < 0 && each.arity().max() > 0);
    }
  }
}
