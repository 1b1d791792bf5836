package io.mountaineer.cli;

import io.mountaineer.core.DisplayColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Layout of text for the width that it is shown in. A command or a path is to be copied, so it is
 * never broken over lines: it stands on a line of its own and may reach beyond the edge, where the
 * terminal continues it.
 */
final class TextLayout {

  /** Width of output that is no terminal: nothing is wrapped or cut. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  /** Programs whose command lines our texts contain. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "mountaineer",
          "java",
          "ls",
          "tail",
          "less",
          "open",
          "launchctl",
          "chmod",
          "mkdir",
          "mv",
          "rm",
          "rmdir",
          "kill",
          "printf",
          "echo",
          "brew",
          "sudo",
          "unzip",
          "touch",
          "eval",
          "tccutil",
          "xattr",
          "dns-sd",
          "smbutil",
          "networksetup",
          "route",
          "osascript",
          "umount",
          "tar");

  /** First column of a line with two, such as an option and its text: the rest hangs below it. */
  private static final Pattern FIRST_COLUMN = Pattern.compile("^ *\\S+(?: \\S+)*? {2,}(?=\\S)");

  /** Blank between two words; more than one belong to columns and stay. */
  private static final Pattern BREAK = Pattern.compile("(?<=\\S) (?=\\S)");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final int WIDEST_HANG = 34;

  private TextLayout() {}

  /** Returns the columns that a text takes; colours take none. */
  static int columns(String text) {
    return DisplayColumns.of(COLOUR.matcher(text).replaceAll(""));
  }

  /** Returns text of exactly so many columns: cut with an ellipsis, or padded with blanks. */
  static String fit(String text, int width) {
    int columns = columns(text);
    if (columns <= width) {
      return text + " ".repeat(width - columns);
    }
    String head = DisplayColumns.head(text, width - 1);
    return head + "…" + " ".repeat(width - 1 - columns(head));
  }

  /** Returns a paragraph as one line, indented; the console wraps it where it is shown. */
  static List<String> wrap(String text, int indent) {
    return new ArrayList<>(List.of(" ".repeat(indent) + text.strip().replaceAll("\\s+", " ")));
  }

  /** Returns a line as it fits a width; what follows its first line hangs below its text. */
  static List<String> laidOut(String line, int width) {
    if (width == UNLIMITED || columns(line) <= width || isToCopy(line.strip())) {
      return List.of(line);
    }
    String hang = " ".repeat(hang(line, width));
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String unit : units(line, firstColumn(line, width))) {
      if (!current.isEmpty() && columns(current + " " + unit) > width) {
        lines.add(current.toString());
        current.setLength(0);
        current.append(hang).append(unit);
      } else {
        current.append(current.isEmpty() ? "" : " ").append(unit);
      }
    }
    lines.add(current.toString());
    return lines;
  }

  /** Returns whether the end of a text is a command line, which a full stop would spoil. */
  static boolean endsInCommand(String text) {
    int colon = text.lastIndexOf(": ");
    return colon >= 0 && PROGRAMS.contains(text.substring(colon + 2).split(" ", 2)[0]);
  }

  private static int hang(String line, int width) {
    String column = firstColumn(line, width);
    return column.isEmpty() ? line.length() - line.stripLeading().length() : columns(column);
  }

  /** Returns the first column with the blanks after it; nothing if it is a part of a sentence. */
  private static String firstColumn(String line, int width) {
    Matcher column = FIRST_COLUMN.matcher(line);
    return column.find() && columns(column.group()) <= Math.min(WIDEST_HANG, width / 2)
        ? column.group()
        : "";
  }

  /**
   * Returns the parts of a line that stay whole: the first column, words, quotations and command
   * lines.
   */
  private static List<String> units(String line, String column) {
    List<String> units = units(line.substring(column.length()));
    units.set(0, column + units.get(0));
    return units;
  }

  private static List<String> units(String line) {
    List<String> units = new ArrayList<>();
    String[] words = BREAK.split(line);
    for (int at = 0; at < words.length; ) {
      boolean announced = !units.isEmpty() && units.get(units.size() - 1).endsWith(":");
      int end = endOfUnit(words, at, announced);
      units.add(String.join(" ", List.of(words).subList(at, end)));
      at = end;
    }
    return units;
  }

  /** Returns the index of the word after a unit. */
  private static int endOfUnit(String[] words, int at, boolean announced) {
    char first = words[at].charAt(0);
    if (first == '\'' || first == '"') {
      for (int end = at; end < words.length; end++) {
        if (words[end].replaceFirst("[.,;:)?!]+$", "").endsWith(String.valueOf(first))
            && (end > at || words[end].length() > 1)) {
          return end + 1;
        }
      }
      return at + 1;
    }
    if (!announced || !PROGRAMS.contains(words[at])) {
      return at + 1;
    }
    int end = at + 1;
    while (end < words.length && !words[end - 1].matches(".*[.,;)]")) {
      end++;
    }
    return end;
  }

  /** Returns whether a line is nothing but a command line or a path. */
  private static boolean isToCopy(String text) {
    String first = text.split(" ", 2)[0];
    return PROGRAMS.contains(first)
        || first.equals("Usage:")
        || first.startsWith("/")
        || first.startsWith("~/")
        || first.matches("[A-Z_]+=.*");
  }
}
