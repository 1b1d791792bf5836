package io.mountaineer.cli;

import io.mountaineer.agent.Installer;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.AgentJson;
import io.mountaineer.platform.FormerApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command that puts the program in its place, with an agent that runs it from login to logout. */
@Command(
    name = "install",
    description = {
      "Install mountaineer and start it at login.",
      "Run it again after an update of mountaineer or of Java: it changes only what differs, and"
          + " restarts the agent."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {
      "mountaineer install",
      "mountaineer install --tray      # with the menu bar program",
      "mountaineer install --dry-run   # what it would write and run"
    },
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class InstallCommand implements Callable<Integer> {

  private static final String LEFT =
      "the program is in place, the agent was not started; 'monitor' works by hand";

  private final CommandContext context;

  @Option(names = "--tray", description = "Run the menu bar program instead of 'monitor'.")
  private boolean tray;

  @Option(names = "--dry-run", description = "Only print what would be written and run.")
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
      context.out().print(InstallText.planned(plan));
    }
    return ExitCode.DONE;
  }

  private int install(AgentSetup setup, String command, Path jar) {
    setup.requireOutside();
    context.acting();
    FormerApp.Found former = context.app().formerApp().look();
    Installer.Result installed =
        setup.take(() -> setup.installer(command).install(jar), LEFT).warningOf(warnings(former));
    installed.warnings().forEach(context.log()::warn);
    if (context.out().isJson()) {
      context.out().print(AgentJson.installed(installed));
    } else {
      context.out().print(InstallText.installed(installed, setup.files(), context.environment()));
    }
    return ExitCode.DONE;
  }

  /**
   * Returns what to do about the mountaineer before this one, as it was before the installation.
   */
  private List<String> warnings(FormerApp.Found former) {
    List<String> warnings = new ArrayList<>();
    if (!former.pids().isEmpty()) {
      warnings.add(
          "the mountaineer before this one runs (process "
              + former.pids().get(0)
              + "): quit it and remove it from System Settings > General > Login Items");
    }
    if (former.isAgent() && !tray) {
      warnings.add(
          "this replaced the agent of the mountaineer before, which had a menu bar program; for"
              + " that type: mountaineer install --tray");
    }
    return warnings;
  }

  private String command() {
    return tray ? "tray" : "monitor";
  }

  /** Returns the jar that this process runs from. */
  static Path jar() {
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
