package io.mountaineer.cli;

import io.mountaineer.agent.Uninstaller;
import io.mountaineer.cli.json.AgentJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Command that ends the agent and deletes what {@code install} wrote. */
@Command(
    name = "uninstall",
    description = {
      "Stop the agent and remove the installed files.",
      "Config, state, log, links and mounts are kept."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {"mountaineer uninstall", "mountaineer uninstall --json"},
    exitCodes = {ExitCode.PLATFORM})
final class UninstallCommand implements Callable<Integer> {

  private final CommandContext context;

  UninstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AgentSetup setup = new AgentSetup(context);
    setup.requireMac();
    setup.requireOutside();
    Uninstaller.Result removed =
        setup.take(() -> setup.uninstaller().uninstall(), "nothing was deleted");
    if (context.out().isJson()) {
      context.out().print(AgentJson.removed(removed));
    } else {
      context.out().print(InstallText.removed(removed));
    }
    return ExitCode.DONE;
  }
}
