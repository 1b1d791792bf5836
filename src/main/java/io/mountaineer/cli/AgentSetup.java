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

/** Common part of the commands that change the agent, and the errors of their steps. */
final class AgentSetup {

  private final CommandContext context;
  private final AgentFiles files;

  AgentSetup(CommandContext context) {
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
