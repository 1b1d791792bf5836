package io.mountaineer.platform.macos;

import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;

/** Looks how a job of the user stands; changes nothing. */
public final class LaunchctlAgent implements LaunchAgent {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final CommandRunner runner;
  private final String label;

  public LaunchctlAgent(CommandRunner runner, String label) {
    this.runner = runner;
    this.label = label;
  }

  @Override
  public Answer look() {
    try {
      String target = "gui/" + UserId.of(runner) + "/" + label;
      return answer(JobLook.of(runner.run(Command.of(LIMIT, "launchctl", "print", target))));
    } catch (LaunchdException e) {
      return new Answer.Unknown(e.getMessage());
    }
  }

  private static Answer answer(JobLook look) {
    if (look instanceof JobLook.Loaded loaded) {
      LaunchctlPrint job = loaded.print();
      String last = job.lastExit().map(how -> ", it last ended with " + how).orElse("");
      return new Answer.Loaded(job.pid(), job.state() + last);
    }
    if (look instanceof JobLook.NotLoaded) {
      return new Answer.NotLoaded();
    }
    if (look instanceof JobLook.NoLogin nobody) {
      return new Answer.Unknown(nobody.reason());
    }
    return new Answer.Unknown(
        look instanceof JobLook.NoTool missing
            ? missing.reason()
            : ((JobLook.Unknown) look).reason());
  }
}
