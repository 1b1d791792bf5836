package io.mountaineer.platform.macos;

import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.util.List;

/**
 * What {@code launchctl} answered. It is only a hint: launchctl reports errors for jobs that are
 * loaded, and success before the work is done (tomcounsell/ai#2013 for {@code bootout},
 * pirj/noclamshell#25 for {@code bootstrap}).
 */
record LaunchctlAnswer(CommandResult result) {

  /** "Input/output error": draining, loaded already, or a plist it does not like. */
  private static final int EIO = 5;

  private static final int NO_SUCH_DOMAIN = 125;

  /** "Service is disabled"; by newer systems, where older ones say {@link #EIO}. */
  private static final int SERVICE_IS_DISABLED = 119;

  boolean isDone() {
    return result instanceof Exited exited && exited.code() == 0;
  }

  /** Whether the same may be answered otherwise a little later; 17 and 37 are of older systems. */
  boolean mayPass() {
    return result instanceof Exited exited
        ? List.of(EIO, 17, 37).contains(exited.code())
        : result instanceof TimedOut;
  }

  /** Whether the domain of the user's screen is what is missing. */
  boolean isNoLogin() {
    return result instanceof Exited exited
        && (exited.code() == NO_SUCH_DOMAIN
            || ToolText.lines(exited).stream()
                .anyMatch(line -> line.contains("Could not find domain")));
  }

  /** Why launchctl refused, in one line for people. */
  String complaint() {
    if (result instanceof Exited exited) {
      return ToolText.printable(ToolText.complaint("launchctl", exited));
    }
    return result.unreadable("launchctl");
  }

  LaunchdException trouble() {
    Kind kind = Kind.OTHER;
    if (result instanceof NotStarted) {
      kind = Kind.TOOL_MISSING;
    } else if (isNoLogin()) {
      kind = Kind.NO_LOGIN;
    } else if (result instanceof Exited exited && exited.code() == SERVICE_IS_DISABLED) {
      kind = Kind.SWITCHED_OFF;
    }
    return new LaunchdException(kind, complaint());
  }
}
