package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Notifier;
import io.mountaineer.platform.Opener;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.macos.DisplayNotification;
import io.mountaineer.platform.macos.MacPlatform;
import io.mountaineer.platform.macos.MacServerFinder;
import io.mountaineer.platform.macos.Open;
import io.mountaineer.platform.macos.ToolPlaces;
import io.mountaineer.platform.process.LineSource;
import io.mountaineer.platform.process.ProcessState;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.ProgramStarts;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.SimulatedOpener;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Maker of the machine that a run of the program works on, when it is first asked for. */
public final class PlatformFactory {

  private final Map<String, String> environment;
  private final Optional<String> chosen;
  private final Path simulationRoot;
  private final LoadedConfig config;
  private final Clock clock;
  private final Consumer<String> announcements;
  private final ProgramStarts starts = new ProgramStarts();
  private volatile SystemCommandRunner runner;
  private Platform platform;
  private SimulatedMac simulated;

  /**
   * A factory that has made nothing yet.
   *
   * @param chosen name of the platform as the user typed it; empty to find out
   * @param simulationRoot directory of a simulated Mac
   * @param announcements receives texts for the user to read before it happens
   */
  public PlatformFactory(
      Map<String, String> environment,
      Optional<String> chosen,
      Path simulationRoot,
      LoadedConfig config,
      Clock clock,
      Consumer<String> announcements) {
    this.environment = environment;
    this.chosen = chosen;
    this.simulationRoot = simulationRoot;
    this.config = config;
    this.clock = clock;
    this.announcements = announcements;
  }

  /** Machines that the engine can work on. */
  private enum Machine {
    MACOS,
    SIMULATED
  }

  /**
   * Returns whether the machine is a simulated Mac.
   *
   * @throws UserError on a system that is no Mac, unless a simulated one was chosen
   */
  public boolean isSimulated() {
    return machine() == Machine.SIMULATED;
  }

  /** Returns the machine by the option first, then the environment, then the operating system. */
  private Machine machine() {
    Optional<String> word =
        chosen
            .or(() -> Optional.ofNullable(environment.get("MOUNTAINEER_PLATFORM")))
            .filter(text -> !text.isEmpty());
    if (word.isPresent()) {
      return named(word.get());
    }
    String system = System.getProperty("os.name");
    if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return Machine.MACOS;
    }
    throw new UserError(
        Kind.PLATFORM,
        "mountaineer needs macOS; this is " + system,
        "to try it on a simulated Mac: mountaineer demo");
  }

  private static Machine named(String word) {
    for (Machine each : Machine.values()) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    throw new UserError(
        Kind.INVALID_REQUEST, "there is no platform '" + word + "'", "use macos or simulated");
  }

  /** Returns whether this is a Mac, and no simulated one. */
  boolean isMac() {
    return isSupported() && !isSimulated();
  }

  /** Returns whether shares can be mounted on this machine. */
  boolean isSupported() {
    try {
      machine();
      return true;
    } catch (UserError e) {
      return false;
    }
  }

  /**
   * Refuses to act as root: the mounts would be root's, and the login Keychain is out of reach. A
   * test lab that runs as root says so in the environment.
   */
  public void refuseRoot() {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!isSimulated() && root && !"1".equals(environment.get("MOUNTAINEER_ALLOW_ROOT"))) {
      throw new UserError(
          Kind.PLATFORM,
          "mountaineer does not act as root: the mounts would belong to root, and the Keychain of"
              + " the user is out of its reach; nothing was changed",
          "run it as the user who works with the shares");
    }
  }

  /**
   * Returns the machine, for a caller that acts on it or reports how shares stand.
   *
   * @throws UserError if it lacks a program that everything needs
   */
  public Platform platform() {
    if (platform == null) {
      platform = isSimulated() ? simulated() : completeMac();
    }
    return platform;
  }

  /** Returns the machine for a report of what it lacks: a Mac, however much of it is missing. */
  Platform incompletePlatform() {
    return isSupported() && isSimulated() ? platform() : mac();
  }

  /** Returns the finder of SMB servers. */
  ServerFinder servers() {
    return isSimulated() ? simulatedMac().servers() : new MacServerFinder(runner(), clock);
  }

  /** Returns the program that opens folders and the log for the user. */
  public Opener opener() {
    // A simulated Mac has no Finder; the log says what it would show.
    return isSimulated() ? new SimulatedOpener() : new Open(runner());
  }

  /** Returns what shows notifications to the user. */
  Notifier notifier() {
    // A simulated Mac has no screen; the log says what happened.
    return isSimulated() ? (title, text) -> Optional.empty() : new DisplayNotification(runner());
  }

  /** Returns the programs of macOS. */
  ProgramPath tools() {
    return ToolPlaces.in(environment);
  }

  /** Returns the folders that the programs of macOS are searched in, if the user set any. */
  Optional<String> searchPath() {
    return Optional.ofNullable(environment.get(ToolPlaces.VARIABLE)).filter(it -> !it.isEmpty());
  }

  /** Returns the runner of those programs. */
  public SystemCommandRunner runner() {
    if (runner == null) {
      runner = new SystemCommandRunner(tools(), starts);
    }
    return runner;
  }

  /** Returns the record of whether programs can still be started. */
  ProgramStarts starts() {
    return starts;
  }

  /** Returns the source of the states of other processes. */
  ProcessStates processes() {
    return new ProcessState(runner())::isStopped;
  }

  /** Ends programs that nothing waits for, such as a late look at open files. */
  public void endChildren() {
    if (runner != null) {
      runner.endAll();
    }
  }

  private Platform completeMac() {
    Optional<String> missing = runner().lacks("mount");
    if (missing.isPresent()) {
      throw new UserError(
          Kind.PLATFORM,
          missing.get() + ", so nothing can be known; nothing was changed",
          "to see what is missing: mountaineer doctor");
    }
    return mac();
  }

  private Platform mac() {
    return MacPlatform.create(
        runner(),
        LineSource.Factory.ofSystem(tools(), starts),
        clock,
        config.userHome(),
        announcements);
  }

  private Platform simulated() {
    return simulatedMac().platform();
  }

  private SimulatedMac simulatedMac() {
    if (simulated == null) {
      simulated = newSimulatedMac();
    }
    return simulated;
  }

  private SimulatedMac newSimulatedMac() {
    Settings settings = config.config().settings();
    if (settings.volumesRoot().startsWith("/Volumes")) {
      throw new UserError(
          Kind.CONFIG,
          "a simulated Mac never touches " + settings.volumesRoot(),
          "to try it on a simulated Mac: mountaineer demo --keep DIR");
    }
    return new SimulatedMac(simulationRoot, settings.volumesRoot(), settings.smbPort(), clock);
  }
}
