package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.util.List;
import java.util.Optional;

/** Output of tools, made fit for messages. */
final class ToolText {

  private static final int LONGEST = 200;

  private ToolText() {}

  /**
   * Returns all lines of both streams that are not blank; tools are not careful about which stream
   * they use.
   */
  static List<String> lines(Exited exited) {
    return (exited.err() + "\n" + exited.out())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns the first line a failed tool printed, whole, or its exit code. */
  static String complaint(String tool, Exited exited) {
    return lines(exited).stream()
        .findFirst()
        .orElse(tool + " failed with exit code " + exited.code());
  }

  /** Returns a line without a password, should a URL with one ever turn up, and not too long. */
  static String printable(String line) {
    String redacted = line.replaceAll("//([^/@:\\s]*):[^/@\\s]+@", "//$1:***@");
    return redacted.length() <= LONGEST ? redacted : redacted.substring(0, LONGEST) + "…";
  }

  /** Returns what a tool printed on success, or why it printed nothing of use. */
  static Printed printed(String tool, CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.code() == 0
          ? new Printed(Optional.of(exited.out()), "")
          : new Printed(Optional.empty(), printable(complaint(tool, exited)));
    }
    return new Printed(Optional.empty(), result.unreadable(tool));
  }

  /**
   * Standard output of a tool.
   *
   * @param text empty after a failure
   * @param failure empty after success
   */
  record Printed(Optional<String> text, String failure) {}
}
