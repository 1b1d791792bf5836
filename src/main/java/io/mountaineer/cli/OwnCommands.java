package io.mountaineer.cli;

import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Command lines of this program in our texts. A user who has named a config means that one in the
 * next command as well.
 */
final class OwnCommands {

  /** Commands that use no config, or refuse to have one named. */
  private static final List<String> WITHOUT_CONFIG =
      List.of("completion", "complete", "man", "install", "uninstall", "demo", "help", "version");

  private static final Pattern COMMAND =
      Pattern.compile(
          Commands.NAMES.stream()
              .filter(name -> !WITHOUT_CONFIG.contains(name))
              .collect(
                  Collectors.joining(
                      "|", "(?<![\\w./-]|Usage: )mountaineer (?=(?:", ")(?![\\w-]))")));

  private final Supplier<Optional<Path>> config;

  /**
   * @param config file that was named by an option; asked when a text is there
   */
  OwnCommands(Supplier<Optional<Path>> config) {
    this.config = config;
  }

  /** Returns a text in which each command that uses a config names the one of this run. */
  String in(String text) {
    return config
        .get()
        .map(file -> "mountaineer --config " + ShellQuote.of(file) + " ")
        .map(line -> COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(line)))
        .orElse(text);
  }
}
