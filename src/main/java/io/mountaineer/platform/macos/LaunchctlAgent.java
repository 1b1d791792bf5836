package io.mountaineer.platform.macos;

import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;

/**
 * Asks {@code launchctl print} for a job of the user. Exit code 113 means that it is not loaded,
 * 125 that there is no session with a screen (macos-facts, launchctl).
 */
public final class LaunchctlAgent implements LaunchAgent {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int NOT_LOADED = 113;

  private final CommandRunner runner;
  private final String label;

  public LaunchctlAgent(CommandRunner runner, String label) {
    this.runner = runner;
    this.label = label;
  }

  @Override
  public Answer look() {
    CommandResult id = runner.run(Command.of(LIMIT, "id", "-u"));
    if (!(id instanceof Exited told) || told.code() != 0) {
      return new Answer.Unknown(trouble("id", id));
    }
    String target = "gui/" + told.out().strip() + "/" + label;
    CommandResult result = runner.run(Command.of(LIMIT, "launchctl", "print", target));
    if (result instanceof Exited exited && exited.code() == 0) {
      LaunchctlPrint job = LaunchctlPrint.parse(exited.out());
      return new Answer.Loaded(job.pid(), job.state() + ", last exit code " + job.lastExit());
    }
    return result instanceof Exited exited && exited.code() == NOT_LOADED
        ? new Answer.NotLoaded()
        : new Answer.Unknown(trouble("launchctl", result));
  }

  private static String trouble(String tool, CommandResult result) {
    if (result instanceof Exited exited) {
      return ToolText.printable(ToolText.complaint(tool, exited));
    }
    return result instanceof NotStarted missing ? missing.reason() : tool + " did not end in time";
  }
}
