package io.mountaineer.cli;

import io.mountaineer.app.ExitCode;
import io.mountaineer.app.UserError;
import io.mountaineer.core.Settings;
import io.mountaineer.files.Home;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Opener;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.platform.macos.MacPlatform;
import io.mountaineer.platform.macos.Open;
import io.mountaineer.platform.macos.ToolPlaces;
import io.mountaineer.platform.process.LineSource;
import io.mountaineer.platform.process.ProcessState;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.ProgramStarts;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.sim.SimulatedMac;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine that a run of the program works on, put together when it is first asked for. */
final class PlatformFactory {

  private final Map<String, String> environment;
  private final GlobalOptions options;
  private final Home home;
  private final LoadedConfig config;
  private final Clock time;
  private final Consumer<String> announcement;
  private final ProgramStarts starts = new ProgramStarts();
  private volatile SystemCommandRunner runner;
  private Platform platform;

  PlatformFactory(
      Map<String, String> environment,
      GlobalOptions options,
      Home home,
      LoadedConfig config,
      Clock time,
      Consumer<String> announcement) {
    this.environment = environment;
    this.options = options;
    this.home = home;
    this.config = config;
    this.time = time;
    this.announcement = announcement;
  }

  /**
   * Which machine it is.
   *
   * @throws UserError on a system that is none of them
   */
  PlatformName name() {
    return PlatformName.chosen(options.platform(), environment);
  }

  /** Whether shares can be mounted on it. */
  boolean isSupported() {
    try {
      name();
      return true;
    } catch (UserError e) {
      return false;
    }
  }

  /** The machine for who wants to act on it, or know how shares stand. */
  Platform platform() {
    if (platform == null) {
      platform = name() == PlatformName.SIMULATED ? simulated() : completeMac();
    }
    return platform;
  }

  /** The machine for who wants to know what it lacks: a Mac, however much of it is missing. */
  Platform asItIs() {
    return isSupported() && name() == PlatformName.SIMULATED ? platform() : mac();
  }

  /** What shows folders and the log to the user. */
  Opener opener() {
    // A simulated Mac has no Finder; the log tells what it would show.
    return name() == PlatformName.SIMULATED ? path -> Optional.empty() : new Open(runner());
  }

  /** The programs of macOS. */
  ProgramPath tools() {
    return ToolPlaces.in(environment);
  }

  /** Calls them. */
  SystemCommandRunner runner() {
    if (runner == null) {
      runner = new SystemCommandRunner(tools(), starts);
    }
    return runner;
  }

  /** Whether programs can still be started. */
  ProgramStarts starts() {
    return starts;
  }

  /** Asks for the states of other processes. */
  ProcessStates processes() {
    return new ProcessState(runner())::isStopped;
  }

  /** Programs that nobody waits for any more, such as a look at open files that came too late. */
  void endChildren() {
    if (runner != null) {
      runner.endAll();
    }
  }

  private Platform completeMac() {
    Optional<String> missing = runner().lacks("mount");
    if (missing.isPresent()) {
      throw new UserError(
          ExitCode.PLATFORM,
          missing.get() + ", so nothing can be known; nothing was changed",
          "mountaineer doctor tells what is missing");
    }
    return mac();
  }

  private Platform mac() {
    return MacPlatform.create(
        runner(),
        LineSource.Factory.ofSystem(tools(), starts),
        time,
        UserHome.of(environment),
        announcement);
  }

  private Platform simulated() {
    Settings settings = config.config().settings();
    if (settings.volumesRoot().startsWith("/Volumes")) {
      throw new UserError(
          ExitCode.CONFIG,
          "a simulated Mac never touches " + settings.volumesRoot(),
          "set volumes_root in " + config.path() + " to a folder of its own");
    }
    Path folder = home.root().resolve("simulated");
    return new SimulatedMac(folder, settings.volumesRoot(), settings.smbPort(), time).platform();
  }
}
