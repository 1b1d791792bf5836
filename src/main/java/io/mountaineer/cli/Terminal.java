package io.mountaineer.cli;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandRunner;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Answers to whether people or programs read the output, and how wide it is. */
final class Terminal {

  static final int STANDARD_OUTPUT = 1;
  static final int STANDARD_ERROR = 2;

  private static final String COLUMNS = "[1-9][0-9]{1,3}";

  /** Width of a terminal that does not say its own. */
  private static final int USUAL_WIDTH = 80;

  /** The answer of stty takes a few milliseconds; a text is not held up by it for long. */
  private static final Duration LIMIT = Duration.ofMillis(500);

  /** Kinds of files in their mode (sys/stat.h, the same on macOS and Linux). */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;
  private static final int CHARACTER_DEVICE = 0020000;

  private Terminal() {}

  /**
   * Returns whether standard input and output are a terminal. From JDK 22 on there is a console
   * even without one, and a method that says whether it is a terminal.
   */
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Returns whether colour is wanted (no-color.org) and understood. */
  static boolean wantsColour(Map<String, String> environment, boolean refused) {
    String noColour = environment.getOrDefault("NO_COLOR", "");
    return !refused && noColour.isEmpty() && obeys(environment) && isInteractive();
  }

  /** Returns whether the terminal obeys escape sequences; "dumb" ones, as in editors, do not. */
  static boolean obeys(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Returns whether a person sees what is written to standard error. */
  static boolean showsErrors() {
    try {
      return (mode(STANDARD_ERROR) & KIND) == CHARACTER_DEVICE
          && !Files.readAttributes(descriptor(STANDARD_ERROR), "unix:rdev")
              .equals(Files.readAttributes(Path.of("/dev/null"), "unix:rdev"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Returns whether a descriptor is a pipe, whose reader may go away. */
  static boolean isPipe(int descriptor) {
    try {
      int kind = mode(descriptor) & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static int mode(int descriptor) throws IOException {
    return (int) Files.getAttribute(descriptor(descriptor), "unix:mode");
  }

  private static Path descriptor(int number) {
    return Path.of("/dev/fd/" + number);
  }

  /** Returns the columns of the terminal; shells do not export COLUMNS, so stty is asked too. */
  static int width(Map<String, String> environment, CommandRunner runner) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches(COLUMNS)) {
      return Integer.parseInt(columns);
    }
    CommandResult result =
        runner.run(Command.of(LIMIT, "/bin/sh", "-c", "stty size < /dev/tty 2> /dev/null"));
    String size = result instanceof CommandResult.Exited exited ? exited.out().strip() : "";
    String last = size.substring(size.lastIndexOf(' ') + 1);
    return last.matches(COLUMNS) ? Integer.parseInt(last) : USUAL_WIDTH;
  }
}
