package io.mountaineer.cli;

import io.mountaineer.agent.Installer;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.AgentJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code install}: the program at its place, and an agent that runs it from login to logout. */
@Command(
    name = "install",
    description = {
      "Copy the program to the home of mountaineer and run 'monitor' from every login on.",
      "Run it again after an update, of mountaineer or of Java; it changes only what differs and"
          + " starts the agent anew."
    })
final class InstallCommand implements Callable<Integer> {

  private static final String LEFT =
      "the program is in place, the agent was not started; 'monitor' works by hand";

  private final CommandContext context;

  @Option(names = "--tray", description = "Run the menu bar program in place of 'monitor'.")
  private boolean tray;

  @Option(names = "--dry-run", description = "Only tell what would be written and run.")
  private boolean dryRun;

  InstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AgentSetup setup = new AgentSetup(context);
    setup.requireMac();
    String command = command();
    Path jar = jar();
    if (context.options().config().isPresent()) {
      throw new UserError(
          Kind.INVALID_REQUEST,
          "the agent reads the config in its home, not one given by --config; nothing was changed",
          "choose the home with MOUNTAINEER_HOME");
    }
    return dryRun ? plan(setup, command, jar) : install(setup, command, jar);
  }

  private int plan(AgentSetup setup, String command, Path jar) {
    Installer.Plan plan = setup.take(() -> setup.installer(command).plan(jar), "");
    if (context.out().isJson()) {
      context.out().print(AgentJson.planned(plan));
    } else {
      context.out().print(AgentText.planned(plan));
    }
    return ExitCode.DONE;
  }

  private int install(AgentSetup setup, String command, Path jar) {
    setup.requireOutside();
    context.acting();
    Installer.Result installed = setup.take(() -> setup.installer(command).install(jar), LEFT);
    installed.warnings().forEach(context.log()::warn);
    if (context.out().isJson()) {
      context.out().print(AgentJson.installed(installed));
    } else {
      context.out().print(AgentText.installed(installed, setup.files(), context.environment()));
    }
    return ExitCode.DONE;
  }

  private String command() {
    return tray ? "tray" : "monitor";
  }

  private static Path jar() {
    RunningJar jar = RunningJar.running();
    if (!jar.isJar()) {
      throw new UserError(
          Kind.FAILED,
          "only a jar can be installed, and this runs from " + jar.path() + "; nothing was changed",
          "build it, then: java -jar target/mountaineer.jar install");
    }
    return jar.path();
  }
}
