package io.mountaineer.cli;

import io.mountaineer.agent.Uninstaller;
import io.mountaineer.app.ExitCode;
import io.mountaineer.cli.json.AgentJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code uninstall}: ends the agent and deletes what {@code install} wrote. */
@Command(
    name = "uninstall",
    description = {
      "End the agent and delete what 'install' wrote.",
      "Config, state, log, links and mounts stay as they are."
    })
final class UninstallCommand implements Callable<Integer> {

  private final CommandContext session;

  UninstallCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.requireMac();
    AgentSetup setup = new AgentSetup(session);
    setup.requireOutside();
    Uninstaller.Result removed =
        setup.take(() -> setup.uninstaller().uninstall(), "nothing was deleted");
    if (session.out().isJson()) {
      session.out().print(AgentJson.removed(removed));
    } else {
      session.out().print(AgentText.removed(removed));
    }
    return ExitCode.DONE;
  }
}
