package io.mountaineer.cli;

import io.mountaineer.core.NearestWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Text about a command line that cannot be understood; no word of it comes from the parser. */
final class UsageText {

  /** Words that other programs use for a command of this one. */
  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("ls", "favorites list"),
          Map.entry("list", "favorites list"),
          Map.entry("shares", "favorites list"),
          Map.entry("add", "favorites add"),
          Map.entry("remove", "favorites remove"),
          Map.entry("rm", "favorites remove"),
          Map.entry("favourites", "favorites"),
          Map.entry("connect", "mount"),
          Map.entry("disconnect", "unmount"),
          Map.entry("eject", "unmount"),
          Map.entry("umount", "unmount"),
          Map.entry("failover", "switch"),
          Map.entry("move", "switch"),
          Map.entry("start", "monitor"),
          Map.entry("run", "monitor"),
          Map.entry("daemon", "monitor"),
          Map.entry("menu", "tray"),
          Map.entry("check", "doctor"),
          Map.entry("info", "status"),
          Map.entry("settings", "config"),
          Map.entry("shortcut", "alias"),
          Map.entry("link", "alias"));

  private static final Map<String, String> OPTIONS =
      Map.of(
          "--name", "--share",
          "--host", "--tb-host",
          "--thunderbolt-host", "--tb-host",
          "--user", "--username",
          "--share-name", "--remote-share",
          "--dryrun", "--dry-run",
          "--no-colour", "--no-color",
          "--colour", "--no-color");

  private static final Map<String, String> ADDRESSES =
      Map.of(
          "thunderbolt",
          "tb",
          "tbt",
          "tb",
          "wifi",
          "fallback",
          "wi-fi",
          "fallback",
          "ethernet",
          "fallback",
          "lan",
          "fallback",
          "fb",
          "fallback");

  private UsageText() {}

  /**
   * Returns what is wrong with a command line.
   *
   * @param arguments all words after the program's name
   */
  static String of(ParameterException error, List<String> arguments) {
    if (error instanceof UsageError ours) {
      return ours.getMessage();
    }
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(error.getCommandLine().getCommandSpec(), unmatched.getUnmatched());
    }
    if (error instanceof MissingParameterException missing) {
      List<String> unknown = error.getCommandLine().getUnmatchedArguments();
      return unknown.isEmpty()
          ? missing(missing.getMissing(), arguments)
          : unmatched(error.getCommandLine().getCommandSpec(), unknown);
    }
    if (error instanceof OverwrittenOptionException overwritten) {
      return name(overwritten.getOverwritten()) + " is given more than once.";
    }
    ArgSpec argument = error.getArgSpec();
    if (argument == null) {
      return "these words do not make a command.";
    }
    if (error instanceof MaxValuesExceededException) {
      return name(argument) + " is given more than once.";
    }
    return wrongValue(error, argument);
  }

  private static String unmatched(CommandSpec command, List<String> words) {
    String word = words.stream().filter(each -> !isOption(each)).findFirst().orElse(words.get(0));
    boolean named = !command.subcommands().isEmpty();
    if (isOption(words.get(0)) && !(named && !isOption(word))) {
      return unknownOption(command, words.get(0));
    }
    if (named) {
      String group = command.parent() == null ? "" : command.name() + " ";
      return "unknown command '"
          + group
          + word
          + "'."
          + nearCommands(command).question(group, word);
    }
    return isOption(words.get(0))
        ? unknownOption(command, words.get(0))
        : "'" + word + "' is one word too many for " + command.name() + ".";
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  private static String unknownOption(CommandSpec command, String word) {
    String name = word.replaceFirst("=.*", "");
    if (command.findOption(name) != null) {
      return name + " takes no value.";
    }
    Collection<String> known = new ArrayList<>();
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> known.addAll(Arrays.asList(option.names())));
    known.removeIf(each -> !each.startsWith("--") && name.startsWith("--"));
    NearestWords near = new NearestWords(known, known(OPTIONS, known));
    return "unknown option '" + name + "'." + near.question(name);
  }

  /** Returns the commands that may be meant below one, such as the root. */
  static NearestWords nearCommands(CommandSpec command) {
    List<String> known = HelpPage.shown(command).stream().map(CommandSpec::name).toList();
    return new NearestWords(known, command.parent() == null ? COMMANDS : Map.of());
  }

  private static Map<String, String> known(Map<String, String> synonyms, Collection<String> known) {
    return synonyms.entrySet().stream()
        .filter(each -> known.contains(each.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String missing(List<ArgSpec> missing, List<String> arguments) {
    Optional<ArgSpec> open =
        missing.stream().filter(each -> isWritten(each, arguments)).findFirst();
    if (open.isPresent()) {
      OptionSpec option = (OptionSpec) open.get();
      return option.longestName()
          + " needs a value: "
          + form(option)
          + "."
          + dash(option, arguments);
    }
    return "missing: "
        + missing.stream().map(UsageText::form).collect(Collectors.joining(", "))
        + ".";
  }

  /** Returns how to write a value that begins with a dash, if that may be what was meant. */
  private static String dash(OptionSpec option, List<String> arguments) {
    int next = arguments.indexOf(option.longestName()) + 1;
    String value = next > 0 && next < arguments.size() ? arguments.get(next) : "";
    return isOption(value) && option.command().findOption(value) == null
        ? " One that begins with a dash: " + option.longestName() + "=" + value
        : "";
  }

  private static boolean isWritten(ArgSpec argument, List<String> arguments) {
    return argument instanceof OptionSpec option
        && Arrays.stream(option.names())
            .anyMatch(
                name ->
                    arguments.stream()
                        .anyMatch(word -> word.equals(name) || word.startsWith(name + "=")));
  }

  private static String form(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName()
        : ((PositionalParamSpec) argument).paramLabel();
  }

  private static String wrongValue(ParameterException error, ArgSpec argument) {
    String value = error.getValue() == null ? "" : OptionValues.plain(error.getValue());
    String not = ", not '" + value + "'.";
    if (argument.type().isEnum()) {
      List<String> choices = choices(argument);
      return choice(name(argument), value, choices);
    }
    if (argument.type() == Path.class) {
      return name(argument) + " must be a path" + not;
    }
    if (argument.type() == Integer.class || argument.type() == int.class) {
      return name(argument) + " must be a whole number" + not;
    }
    if (argument.arity().max() == 0) {
      return name(argument) + " takes no value.";
    }
    return argument.converters().length > 0 && error.getCause() instanceof TypeConversionException
        ? name(argument) + ": " + OptionValues.plain(error.getCause().getMessage())
        : name(argument) + " has a value that cannot be used: '" + value + "'.";
  }

  /** Returns the text on a value that is not one of a few, such as {@code tb}. */
  static String choice(String name, String value, List<String> choices) {
    int last = choices.size() - 1;
    String all = String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    NearestWords near = new NearestWords(choices, known(ADDRESSES, choices));
    return name + " must be " + all + ", not '" + value + "'." + near.question(value);
  }

  private static List<String> choices(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .map(each -> each.toLowerCase(Locale.ROOT))
        .toList();
  }
}
