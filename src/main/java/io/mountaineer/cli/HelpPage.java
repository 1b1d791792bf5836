package io.mountaineer.cli;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help of a command: one sentence, usage, its own options, examples, then what it has in common
 * with all others, and the exit codes that it returns.
 */
final class HelpPage {

  private static final int GAP = 2;

  /** Widest first column: beside a longer one the texts would have no room. */
  private static final int MOST_TERM = 30;

  private static final List<String> MORE =
      List.of(
          "Help on one of them: mountaineer help COMMAND",
          "New here? 'mountaineer demo' shows it on a simulated Mac.");

  private final CommandSpec command;
  private final List<String> lines = new ArrayList<>();

  private HelpPage(CommandSpec command) {
    this.command = command;
  }

  /** Returns the page of a command, a group of commands, or the whole program. */
  static List<String> of(CommandSpec command) {
    HelpPage page = new HelpPage(command);
    page.lines.addAll(List.of(command.usageMessage().description()));
    page.section(usage(command));
    if (command.parent() == null) {
      page.topics();
    } else {
      page.group();
    }
    page.arguments();
    page.examples();
    page.options("Global options:", HelpPage::isGlobal);
    page.exitCodes();
    if (command.parent() == null) {
      page.section(MORE.get(0));
      page.lines.add(MORE.get(1));
    }
    return page.lines;
  }

  /** Returns the usage of a command in one line. */
  static String usage(CommandSpec command) {
    String words =
        manual(command)
            .map(Manual::usage)
            .filter(usage -> !usage.isEmpty())
            .orElseGet(() -> madeUsage(command));
    return ("Usage: " + command.qualifiedName() + " " + words).stripTrailing();
  }

  /** Returns what a command declares for its help beside its options. */
  static Optional<Manual> manual(CommandSpec command) {
    Object source = command.userObject();
    return Optional.ofNullable(
        source instanceof Method method
            ? method.getAnnotation(Manual.class)
            : source.getClass().getAnnotation(Manual.class));
  }

  /** Returns the commands below one that people may type, each once. */
  static List<CommandSpec> shown(CommandSpec parent) {
    Set<CommandSpec> shown = new LinkedHashSet<>();
    parent.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .forEach(shown::add);
    return List.copyOf(shown);
  }

  /** Returns whether every command takes this option. */
  static boolean isGlobal(OptionSpec option) {
    return option.inherited() || option.command().root().findOption(option.longestName()) != null;
  }

  /** Returns the codes that a command can end with, in order. */
  static Set<Integer> exitCodes(CommandSpec command) {
    Set<Integer> codes = new TreeSet<>(List.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.USAGE));
    manual(command).stream().flatMapToInt(it -> IntStream.of(it.exitCodes())).forEach(codes::add);
    shown(command).forEach(below -> codes.addAll(exitCodes(below)));
    return codes;
  }

  private static String madeUsage(CommandSpec command) {
    if (!command.subcommands().isEmpty()) {
      return "COMMAND [OPTIONS]";
    }
    Stream<String> parameters =
        command.positionalParameters().stream()
            .filter(each -> !each.hidden())
            .map(each -> each.required() ? each.paramLabel() : "[" + each.paramLabel() + "]");
    Stream<String> options =
        own(command).map(each -> each.required() ? form(each) : "[" + form(each) + "]");
    return Stream.concat(parameters, options).collect(Collectors.joining(" "));
  }

  private static Stream<OptionSpec> own(CommandSpec command) {
    return command.options().stream().filter(each -> !each.hidden() && !isGlobal(each));
  }

  private static String form(OptionSpec option) {
    String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    return option.longestName() + value;
  }

  private void topics() {
    for (Manual.Topic topic : Manual.Topic.values()) {
      List<CommandSpec> listed =
          shown(command).stream().filter(each -> topicOf(each) == topic).toList();
      if (!listed.isEmpty()) {
        section(topic.title() + ":");
        terms(listed.stream().map(HelpPage::summary).toList(), longestName());
      }
    }
  }

  /** Returns the width of the longest name: all sections have one column. */
  private int longestName() {
    return shown(command).stream().mapToInt(each -> each.name().length()).max().orElse(0);
  }

  private static Manual.Topic topicOf(CommandSpec command) {
    return manual(command).map(Manual::topic).orElse(Manual.Topic.SCRIPTS);
  }

  private void group() {
    List<CommandSpec> listed = shown(command);
    if (!listed.isEmpty()) {
      section("Commands:");
      terms(listed.stream().map(HelpPage::summary).toList());
    }
  }

  private static Term summary(CommandSpec command) {
    return new Term(command.name(), command.usageMessage().description()[0]);
  }

  private void arguments() {
    List<Term> terms =
        command.positionalParameters().stream()
            .filter(each -> !each.hidden() && each.description().length > 0)
            .map(each -> new Term(each.paramLabel(), text(each)))
            .toList();
    if (!terms.isEmpty()) {
      lines.add("");
      terms(terms);
    }
    if (command.parent() != null) {
      options("Options:", option -> !isGlobal(option));
    }
  }

  private void options(String title, Predicate<OptionSpec> chosen) {
    List<Term> terms =
        command.options().stream()
            .filter(each -> !each.hidden() && chosen.test(each))
            .map(each -> new Term(names(each), textOf(each)))
            .toList();
    if (!terms.isEmpty()) {
      section(title);
      terms(terms);
    }
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    String indented = names.startsWith("--") ? "    " + names : names;
    return option.arity().max() > 0 ? indented + " " + option.paramLabel() : indented;
  }

  /** Returns the text of an option; the parser brings its own for two of them. */
  private static String textOf(OptionSpec option) {
    return option.usageHelp()
        ? "Show this help."
        : option.versionHelp() ? "Show the version." : text(option);
  }

  private static String text(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void examples() {
    List<String> examples =
        manual(command).map(manual -> Arrays.asList(manual.examples())).orElse(List.of());
    if (!examples.isEmpty()) {
      section("Examples:");
      examples.forEach(each -> lines.addAll(example(each, "  ")));
    }
  }

  /**
   * Returns a command line, and what it does on a line of its own: zsh passes a comment that is
   * pasted behind a command on to it.
   */
  static List<String> example(String text, String indent) {
    String[] parts = text.split(" {2,}# ", 2);
    return parts.length == 1
        ? List.of(indent + text)
        : List.of(indent + parts[0], indent + "    " + parts[1]);
  }

  private void exitCodes() {
    if (command.parent() != null && !shown(command).isEmpty()) {
      return; // each command of the group has its own
    }
    section("Exit codes:");
    for (int code : exitCodes(command)) {
      lines.add(
          String.format(Locale.ROOT, "  %-3d  %s", code, ExitCode.meaning(code, command.name())));
    }
  }

  private void section(String first) {
    lines.add("");
    lines.add(first);
  }

  private void terms(List<Term> terms) {
    int widest =
        terms.stream()
            .mapToInt(term -> term.name().length())
            .filter(length -> length <= MOST_TERM)
            .max()
            .orElse(MOST_TERM);
    terms(terms, widest);
  }

  private void terms(List<Term> terms, int width) {
    for (Term term : terms) {
      String name = "  " + term.name();
      if (term.name().length() > width) {
        lines.add(name);
        name = "";
      }
      lines.add(TextLayout.fit(name, width + 2 * GAP) + term.text());
    }
  }

  /** Thing that is explained, such as an option. */
  private record Term(String name, String text) {}
}
