package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;

/** What is known of a job of launchd at one moment. */
public sealed interface JobLook {

  /** It is known to launchd, running or not. */
  record Loaded(LaunchctlPrint print) implements JobLook {}

  /** Launchd does not know it. */
  record NotLoaded() implements JobLook {}

  /** Nobody is logged in at the screen: no job of this kind can be there. */
  record NoLogin(String reason) implements JobLook {}

  /** Nothing could be learned. */
  record Unknown(String reason) implements JobLook {}

  /** {@code launchctl} is not there. */
  record NoTool(String reason) implements JobLook {

    /** The same, for who cannot go on without it. */
    public LaunchdException trouble() {
      return new LaunchdException(LaunchdException.Kind.TOOL_MISSING, reason);
    }
  }

  /** Reads the answer of {@code launchctl print} (launchctl(1)). */
  static JobLook of(CommandResult result) {
    if (result instanceof NotStarted missing) {
      return new NoTool(missing.reason());
    }
    if (!(result instanceof Exited exited)) {
      return new Unknown(result.unreadable("launchctl"));
    }
    if (exited.code() == 0) {
      return new Loaded(LaunchctlPrint.of(exited.out()));
    }
    LaunchctlAnswer answer = new LaunchctlAnswer(result);
    String complaint = answer.complaint();
    if (answer.isNoLogin()) {
      return new NoLogin(complaint);
    }
    boolean absent = exited.code() == 113 || complaint.startsWith("Could not find service");
    return absent ? new NotLoaded() : new Unknown(complaint);
  }
}
