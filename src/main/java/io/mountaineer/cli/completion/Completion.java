package io.mountaineer.cli.completion;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Words that may come next in a command line. The program itself finds them, from its own commands
 * and the config as it is: the scripts of the shells only ask it, so that none of them can be out
 * of date.
 */
public final class Completion {

  private final CommandSpec root;
  private final LiveNames names;

  public Completion(CommandSpec root, LiveNames names) {
    this.root = root;
    this.names = names;
  }

  /**
   * Returns the words that may stand at the cursor.
   *
   * @param written the words after the program's name as they are in the shell, the last one being
   *     the one at the cursor, which may be empty
   */
  public List<Candidate> of(List<String> written) {
    List<String> words = written.stream().map(ShellText::plain).toList();
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    List<String> before = beforeTheCursor(words);
    ParsedWords line = ParsedWords.of(root, before);
    String current = last.equals("=") ? "" : last;
    int equals = current.indexOf('=');
    if (current.startsWith("--") && equals > 0 && line.open().isEmpty()) {
      return inOneWord(line, before, current.substring(0, equals), current);
    }
    return candidates(line, before, current)
        .filter(each -> each == Candidate.FILES || each.text().startsWith(current))
        .toList();
  }

  /** Returns whether the word at the cursor belongs to no command yet. */
  public boolean isAtTheRoot(List<String> written) {
    List<String> words = written.stream().map(ShellText::plain).toList();
    return ParsedWords.of(root, beforeTheCursor(words)).command() == root;
  }

  private static List<String> beforeTheCursor(List<String> words) {
    return words.subList(0, Math.max(0, words.size() - 1));
  }

  private List<Candidate> inOneWord(
      ParsedWords line, List<String> words, String name, String current) {
    OptionSpec option = line.command().findOption(name);
    if (option == null) {
      return List.of();
    }
    return values(option, line, words)
        .map(each -> inOneWord(name, each))
        .filter(each -> each == Candidate.FILES || each.text().startsWith(current))
        .toList();
  }

  private static Candidate inOneWord(String name, Candidate value) {
    return value == Candidate.FILES
        ? value
        : new Candidate(name + "=" + value.text(), value.description());
  }

  private Stream<Candidate> candidates(ParsedWords line, List<String> words, String current) {
    if (line.open().isPresent()) {
      return values(line.open().get(), line, words);
    }
    if (current.startsWith("-")) {
      return options(line);
    }
    List<Candidate> next = new ArrayList<>(subcommands(line.command()).toList());
    parameters(line, words).forEach(next::add);
    return next.isEmpty() ? options(line) : next.stream();
  }

  private static Stream<Candidate> subcommands(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(each -> new Candidate(each.getKey(), summary(each.getValue())));
  }

  private Stream<Candidate> parameters(ParsedWords line, List<String> words) {
    // A share that an option has named is not asked for again: its word is the next one's.
    int index = line.parameters().size() + (isFirstNamed(line) ? 1 : 0);
    return line.command().positionalParameters().stream()
        .filter(each -> each.index().contains(index))
        .flatMap((PositionalParamSpec each) -> values(each, line, words));
  }

  /** Returns whether an option has named what the first parameter would. */
  private static boolean isFirstNamed(ParsedWords line) {
    List<PositionalParamSpec> parameters = line.command().positionalParameters();
    Optional<Completes.Subject> first =
        parameters.isEmpty() ? Optional.empty() : subject(parameters.get(0));
    return first.isPresent()
        && line.command().options().stream()
            .filter(line::has)
            .anyMatch(option -> subject(option).equals(first));
  }

  private static Optional<Completes.Subject> subject(ArgSpec argument) {
    return argument.userObject() instanceof AnnotatedElement element
        ? Optional.ofNullable(element.getAnnotation(Completes.class)).map(Completes::value)
        : Optional.empty();
  }

  private Stream<Candidate> commandsBelow(List<String> words) {
    CommandSpec below = root;
    for (String word : words) {
      CommandLine next = below.subcommands().get(word);
      if (next == null) {
        return Stream.empty();
      }
      below = next.getCommandSpec();
    }
    return subcommands(below);
  }

  private static Stream<Candidate> options(ParsedWords line) {
    return line.command().options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> option.isMultiValue() || !line.has(option))
        .map(option -> new Candidate(option.longestName(), summary(option)));
  }

  private Stream<Candidate> values(ArgSpec argument, ParsedWords line, List<String> words) {
    Optional<Completes.Subject> subject = subject(argument);
    if (subject.isEmpty()) {
      return byType(argument);
    }
    if (subject.get() == Completes.Subject.COMMAND) {
      return commandsBelow(line.parameters());
    }
    List<String> texts =
        switch (subject.get()) {
          case SHARE -> names.shares(words);
          case ALIAS -> names.aliases(words);
          case ADDRESS -> List.of("tb", "fallback");
          case KEY -> names.keys();
          case VALUE_OF_KEY -> names.valuesOf(line.parameters().get(0));
          case FILE, COMMAND -> List.of();
        };
    return subject.get() == Completes.Subject.FILE
        ? Stream.of(Candidate.FILES)
        : texts.stream().map(text -> new Candidate(text, ""));
  }

  private static Stream<Candidate> byType(ArgSpec argument) {
    if (argument.type() == Path.class) {
      return Stream.of(Candidate.FILES);
    }
    return argument.completionCandidates() == null
        ? Stream.empty()
        : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
            .map(text -> new Candidate(text.toLowerCase(Locale.ROOT), ""));
  }

  private static String summary(CommandLine command) {
    return first(command.getCommandSpec().usageMessage().description());
  }

  private static String summary(ArgSpec argument) {
    return first(argument.description());
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0].lines().findFirst().orElse("");
  }
}
