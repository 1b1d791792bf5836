package io.mountaineer.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Manual page, in the macros of man(7) that mandoc and groff have in common. All that is said of
 * commands, options and exit codes comes from the command line itself.
 */
final class ManPage {

  private static final List<String> FILES =
      List.of(
          "~/.mountaineer/config.toml",
          "Shares, aliases and settings; it explains itself.",
          "~/.mountaineer/state.json",
          "What is remembered from cycle to cycle.",
          "~/Library/Logs/mountaineer.log",
          "One line for each thing that happened.");

  private static final List<String> ENVIRONMENT =
      List.of(
          "MOUNTAINEER_HOME",
          "The folder to use instead of ~/.mountaineer.",
          "MOUNTAINEER_LOG",
          "With debug, everything is logged.",
          "MOUNTAINEER_TOOLS",
          "For tests: folders, separated by colons, with programs in place of those of macOS.",
          "NO_COLOR",
          "If not empty, nothing is coloured.");

  private final CommandSpec root;
  private final List<String> lines = new ArrayList<>();

  private ManPage(CommandSpec root) {
    this.root = root;
  }

  /** Returns the page of the program that this is the command line of. */
  static List<String> of(CommandSpec root) {
    ManPage page = new ManPage(root);
    page.macro("TH", "MOUNTAINEER", "1", "", root.version()[0]);
    page.section("NAME");
    page.text("mountaineer - keep SMB shares mounted over the best address");
    page.synopsis();
    page.section("DESCRIPTION");
    page.paragraphs(root.usageMessage().description());
    page.section("COMMANDS");
    page.commands(root);
    page.section("GLOBAL OPTIONS");
    page.options(root.options().stream());
    page.terms("FILES", FILES);
    page.terms("ENVIRONMENT", ENVIRONMENT);
    page.section("EXIT STATUS");
    HelpPage.exitCodes(root)
        .forEach(code -> page.term(Integer.toString(code), ExitCode.meaning(code)));
    page.section("EXAMPLES");
    page.examples(root);
    return page.lines;
  }

  private void synopsis() {
    section("SYNOPSIS");
    lines.add("\\fBmountaineer\\fR [\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]");
  }

  private void commands(CommandSpec parent) {
    for (CommandSpec each : HelpPage.shown(parent)) {
      if (HelpPage.shown(each).isEmpty()) {
        macro("SS", each.qualifiedName().replaceFirst("^mountaineer ", "") + parameters(each));
        paragraphs(each.usageMessage().description());
        text(HelpPage.usage(each));
        options(each.options().stream().filter(option -> !isGlobal(option)));
      }
      commands(each);
    }
  }

  /** Adds the examples of every command, below the sentence about it, for a look at all of them. */
  private void examples(CommandSpec parent) {
    for (CommandSpec each : HelpPage.shown(parent)) {
      if (HelpPage.shown(each).isEmpty()) {
        paragraphs(new String[] {each.usageMessage().description()[0]});
        lines.add(".nf");
        HelpPage.manual(each).stream()
            .flatMap(manual -> Arrays.stream(manual.examples()))
            .flatMap(example -> HelpPage.example(example, "    ").stream())
            .forEach(this::text);
        lines.add(".fi");
        lines.add(".PP");
      }
      examples(each);
    }
  }

  private static String parameters(CommandSpec command) {
    return command.positionalParameters().stream()
        .map(parameter -> " " + parameter.paramLabel())
        .collect(Collectors.joining());
  }

  private boolean isGlobal(OptionSpec option) {
    return root.findOption(option.longestName()) != null;
  }

  private void options(Stream<OptionSpec> options) {
    options.filter(option -> !option.hidden()).forEach(this::option);
  }

  private void option(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "\\fB" + escaped(name) + "\\fR")
            .collect(Collectors.joining(", "));
    lines.add(".TP");
    lines.add(names + (takesValue(option) ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : ""));
    paragraphs(option.description());
  }

  private static boolean takesValue(ArgSpec argument) {
    return argument.arity().max() > 0;
  }

  private void terms(String title, List<String> termsAndTexts) {
    section(title);
    for (int at = 0; at < termsAndTexts.size(); at += 2) {
      term(termsAndTexts.get(at), termsAndTexts.get(at + 1));
    }
  }

  private void term(String term, String text) {
    lines.add(".TP");
    lines.add("\\fB" + escaped(term) + "\\fR");
    text(text);
  }

  private void paragraphs(String[] paragraphs) {
    for (String paragraph : paragraphs) {
      text(paragraph);
    }
  }

  private void section(String title) {
    macro("SH", title);
  }

  private void macro(String name, String... arguments) {
    lines.add(
        "."
            + name
            + Arrays.stream(arguments)
                .map(argument -> " \"" + escaped(argument) + '"')
                .collect(Collectors.joining()));
  }

  /** Adds one line of text; a dot or an apostrophe at its beginning would be taken for a macro. */
  private void text(String text) {
    String escaped = escaped(text.stripTrailing());
    lines.add(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    Map<Integer, String> special =
        Map.of((int) '\\', "\\e", (int) '-', "\\-", (int) '\'', "\\(aq", (int) '"', "\\(dq");
    text.codePoints().forEach(c -> escaped.append(special.getOrDefault(c, Character.toString(c))));
    return escaped.toString();
  }
}
