package io.mountaineer.cli;

import io.mountaineer.core.PrintableText;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as people see it: nothing in it that a terminal would obey, and the home as {@code ~}. */
final class ShownText {

  /** Our own colours; everything else of that kind comes from elsewhere. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:0|2|31|32|33|36|1;33)m");

  private final OwnCommands commands;
  private final Pattern home;

  /**
   * Text for a user.
   *
   * @param home absolute path of the home directory
   */
  ShownText(Path home, OwnCommands commands) {
    this.commands = commands;
    // Within quotes a shell would not expand the tilde, so there the path stays as it is.
    this.home =
        Pattern.compile("(?<![^\\s(=])" + Pattern.quote(home.toString()) + "(?=[/\\s.,;:)]|$)");
  }

  List<String> of(List<String> lines) {
    return lines.stream().map(this::of).toList();
  }

  String of(String line) {
    return home.matcher(commands.in(printable(line))).replaceAll("~");
  }

  private static String printable(String line) {
    if (line.indexOf('\u001b') < 0) {
      return PrintableText.of(line);
    }
    StringBuilder clean = new StringBuilder();
    Matcher colour = COLOUR.matcher(line);
    int from = 0;
    while (colour.find()) {
      clean.append(PrintableText.of(line.substring(from, colour.start()))).append(colour.group());
      from = colour.end();
    }
    return clean.append(PrintableText.of(line.substring(from))).toString();
  }
}
