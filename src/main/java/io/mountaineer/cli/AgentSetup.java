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
import io.mountaineer.core.ShellQuote;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import io.mountaineer.platform.macos.UserId;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code install} and {@code uninstall} work with, and what is said when they fail. */
final class AgentSetup {

  private final CommandContext context;
  private final AgentFiles files;

  AgentSetup(CommandContext context) {
    this.context = context;
    this.files = AgentFiles.of(context.app().home(), context.app().loadedConfig().userHome());
  }

  /** A step of the two commands. */
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

  /** Who ends the agent must not be a part of it: launchd would end both in the middle. */
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

  private LaunchdJob job() throws LaunchdException {
    long uid = UserId.of(context.app().platforms().runner());
    return new LaunchdJob(
        context.app().platforms().runner(),
        context.app().clock(),
        uid,
        AgentFiles.LABEL,
        this::isMonitor);
  }

  /** What holds the monitor's lock has read its config and does its work. */
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
          e.getMessage() + "; the agent was left as it was",
          "try: " + ShellQuote.of(files.launcher()) + " --version");
    } catch (LaunchdException e) {
      throw asUserError(e, left);
    }
  }

  private UserError asUserError(LaunchdException trouble, String left) {
    String what = trouble.getMessage();
    return switch (trouble.kind()) {
      case TOOL_MISSING -> toolMissing(what);
      case NO_LOGIN -> noLogin(what);
      case SWITCHED_OFF -> switchedOff(what, left);
      case NOT_ALIVE -> notAlive(what);
      case OTHER ->
          new UserError(Kind.FAILED, what + "; " + left, "wait a minute, then run this again");
    };
  }

  private static UserError toolMissing(String what) {
    return new UserError(
        Kind.PLATFORM, what + "; nothing was changed", "mountaineer doctor tells what is missing");
  }

  private static UserError noLogin(String what) {
    return new UserError(
        Kind.FAILED,
        "nobody is logged in at the screen of this Mac ("
            + what
            + "); everything is in place, and the agent starts at the next login",
        "to start it now, run this in a Terminal on that screen");
  }

  private static UserError switchedOff(String what, String left) {
    return new UserError(
        Kind.FAILED,
        what + "; " + left,
        "switch it on in System Settings > General > Login Items, or type: launchctl enable"
            + " gui/$(id -u)/"
            + AgentFiles.LABEL
            + "; then run this again");
  }

  private UserError notAlive(String what) {
    return new UserError(
        Kind.FAILED,
        what + "; it is installed, and launchd goes on trying",
        "the reason is at the end of the log: tail " + ShellQuote.of(files.log()));
  }
}
