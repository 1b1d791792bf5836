package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.agent.AgentJob;
import io.mountaineer.agent.InstallException;
import io.mountaineer.agent.Installer;
import io.mountaineer.agent.JavaHome;
import io.mountaineer.agent.Uninstaller;
import io.mountaineer.agent.UnsupportedPathException;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.AgentJson;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.FormerApp;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import io.mountaineer.platform.macos.UserId;
import java.nio.file.Path;
import java.time.Duration;
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
    Setup setup = new Setup(context);
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

  private int plan(Setup setup, String command, Path jar) {
    Installer.Plan plan = setup.take(() -> setup.installer(command).plan(jar), "");
    if (context.out().isJson()) {
      context.out().print(AgentJson.planned(plan));
    } else {
      context.out().print(InstallText.planned(plan));
    }
    return ExitCode.DONE;
  }

  private int install(Setup setup, String command, Path jar) {
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
  static final class Uninstall implements Callable<Integer> {

    private final CommandContext context;

    Uninstall(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Setup setup = new Setup(context);
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

  /** Common set-up of both commands, and the errors of their steps. */
  static final class Setup {

    private final CommandContext context;
    private final AgentFiles files;

    Setup(CommandContext context) {
      this.context = context;
      this.files = AgentFiles.of(context.app().home(), context.app().loadedConfig().userHome());
    }

    /** Step of one of the two commands. */
    interface Step<T> {
      T take() throws FileException, InstallException, LaunchdException;
    }

    AgentFiles files() {
      return files;
    }

    /** Refuses to go on unless the command changes a Mac: a simulated one has no launchd. */
    void requireMac() {
      context.app().platforms().refuseRoot();
      if (context.app().platforms().isSimulated()) {
        throw new UserError(
            Kind.PLATFORM,
            "a simulated Mac has no launchd that could run an agent; nothing was changed",
            "run 'mountaineer monitor' by hand");
      }
    }

    /** Refuses to run as a part of the agent: launchd would end both in the middle. */
    void requireOutside() {
      if (AgentJob.isIn(context.environment())) {
        throw new UserError(
            Kind.FAILED,
            "the agent cannot replace itself; nothing was changed",
            "run this in a Terminal");
      }
      context.shutdown().onSignal(() -> {}, Duration.ZERO);
    }

    Installer installer(String command) throws LaunchdException {
      Path running = Path.of(System.getProperty("java.home"));
      JavaHome java = JavaHome.lasting(running, context.environment());
      AgentJob agent = AgentJob.of(command, context.environment());
      return new Installer(files, java, agent, context.app().platforms().runner(), job());
    }

    Uninstaller uninstaller() throws LaunchdException {
      return new Uninstaller(files, job());
    }

    LaunchdJob job() throws LaunchdException {
      long uid = UserId.of(context.app().platforms().runner());
      return new LaunchdJob(
          context.app().platforms().runner(),
          context.app().clock(),
          uid,
          AgentFiles.LABEL,
          this::isMonitor);
    }

    /** Returns whether the process holds the monitor's lock: then it has read its config. */
    private boolean isMonitor(long pid) {
      return context
          .app()
          .locks()
          .monitor()
          .announcedHolder()
          .filter(holder -> holder.pid() == pid)
          .isPresent();
    }

    /**
     * Takes a step.
     *
     * @param left what was left as it was, should launchd not do its part
     */
    <T> T take(Step<T> step, String left) {
      try {
        return step.take();
      } catch (UnsupportedPathException e) {
        throw new UserError(
            Kind.FAILED,
            e.getMessage() + "; nothing was changed",
            "give mountaineer another home with MOUNTAINEER_HOME");
      } catch (FileException e) {
        throw new UserError(
            Kind.FAILED,
            e.getMessage() + "; what was done before that stays",
            "check the rights and the free space there, then run this again");
      } catch (InstallException e) {
        throw new UserError(
            Kind.FAILED,
            e.getMessage() + "; the agent was not changed",
            "try: " + ShellQuote.of(files.launcher()) + " --version");
      } catch (LaunchdException e) {
        throw asUserError(e, left);
      }
    }

    private UserError asUserError(LaunchdException failure, String left) {
      String message = failure.getMessage();
      return switch (failure.kind()) {
        case TOOL_MISSING -> toolMissing(message);
        case NO_LOGIN -> noLogin(message);
        case SWITCHED_OFF -> switchedOff(message, left);
        case NOT_ALIVE -> notAlive(message);
        case OTHER ->
            new UserError(Kind.FAILED, message + "; " + left, "wait a minute, then run this again");
      };
    }

    private static UserError toolMissing(String message) {
      return new UserError(
          Kind.PLATFORM,
          message + "; nothing was changed",
          "to see what is missing: mountaineer doctor");
    }

    private static UserError noLogin(String message) {
      return new UserError(
          Kind.FAILED,
          "nobody is logged in at the screen of this Mac ("
              + message
              + "); everything is in place, and the agent starts at the next login",
          "to start it now, run this in a Terminal on that screen");
    }

    private static UserError switchedOff(String message, String left) {
      return new UserError(
          Kind.FAILED,
          message + "; " + left,
          "switch it on in System Settings > General > Login Items, or type: launchctl enable"
              + " gui/$(id -u)/"
              + AgentFiles.LABEL
              + "; then run this again");
    }

    private UserError notAlive(String message) {
      return new UserError(
          Kind.FAILED,
          message + "; it is installed, and launchd keeps trying",
          "the reason is at the end of the log: tail " + ShellQuote.of(files.log()));
    }
  }
}
