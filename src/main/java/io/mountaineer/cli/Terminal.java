package io.mountaineer.cli;

import java.io.Console;
import java.util.Map;

/** Answers to whether people or programs read the output. */
final class Terminal {

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

  /** Returns whether colour is wanted (no-color.org). */
  static boolean wantsColour(Map<String, String> environment, boolean refused) {
    String noColour = environment.getOrDefault("NO_COLOR", "");
    return !refused && noColour.isEmpty() && isInteractive();
  }
}
