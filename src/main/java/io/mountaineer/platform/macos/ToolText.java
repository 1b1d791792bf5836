package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.CommandResult.Exited;
import java.util.List;

/** What tools print, made fit for messages. */
final class ToolText {

  private static final int LONGEST = 200;

  private ToolText() {}

  /** All lines of both streams that say something; tools are not careful about which they use. */
  static List<String> lines(Exited exited) {
    return (exited.err() + "\n" + exited.out())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The first line a failed tool printed, whole, or its exit code. */
  static String complaint(String tool, Exited exited) {
    return lines(exited).stream()
        .findFirst()
        .orElse(tool + " failed with exit code " + exited.code());
  }

  /** Without a password, should a URL with one ever turn up, and not too long. */
  static String printable(String line) {
    String redacted = line.replaceAll("//([^/@:\\s]*):[^/@\\s]+@", "//$1:***@");
    return redacted.length() <= LONGEST ? redacted : redacted.substring(0, LONGEST) + "…";
  }
}
