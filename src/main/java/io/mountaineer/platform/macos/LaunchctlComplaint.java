package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;

/** Why {@code launchctl} refused. */
final class LaunchctlComplaint {

  private static final int NO_SUCH_DOMAIN = 125;

  private LaunchctlComplaint() {}

  /** One line for people. */
  static String of(CommandResult result) {
    if (result instanceof Exited exited) {
      return ToolText.printable(ToolText.complaint("launchctl", exited));
    }
    return result instanceof NotStarted missing
        ? missing.reason()
        : "launchctl did not answer in time";
  }

  /** Whether the domain of the user's screen is what is missing. */
  static boolean isNoLogin(Exited exited) {
    return exited.code() == NO_SUCH_DOMAIN
        || ToolText.lines(exited).stream().anyMatch(line -> line.contains("Could not find domain"));
  }
}
