package io.mountaineer.cli;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigReading;
import io.mountaineer.config.ConfigStamp;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.engine.AliasSurvey;
import io.mountaineer.engine.Journal;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.SystemTime;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.macos.MacPlatform;
import io.mountaineer.platform.process.FeedRunner;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.process.Tools;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.Home;
import io.mountaineer.state.Locks;
import io.mountaineer.state.StateFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of the program: puts its parts together when a command first asks for them, so that none
 * pays for what it does not use.
 */
final class Session {

  /** Most probes, looks and moves at the same time; more wait for a free worker. */
  private static final int MOST_WORKERS = 1024;

  private final Map<String, String> environment;
  private final GlobalOptions options;
  private final PrintWriter writer;
  private final Time time = new SystemTime();
  private final Stopper stopper = new Stopper(this::endChildren);
  private final Home home;
  private boolean acting;
  private ConfigReading reading;
  private volatile SystemCommandRunner runner;
  private Platform platform;
  private Locks locks;
  private StateFile states;
  private Reconciler reconciler;

  Session(Map<String, String> environment, GlobalOptions options, PrintWriter writer) {
    this.environment = environment;
    this.options = options;
    this.writer = writer;
    this.home = Home.of(environment);
  }

  Out out() {
    boolean coloured = Terminal.wantsColour(environment, options.noColor());
    return new Out(writer, options.json(), coloured ? Paint.COLOURED : Paint.PLAIN);
  }

  GlobalOptions options() {
    return options;
  }

  Map<String, String> environment() {
    return environment;
  }

  Stopper stopper() {
    return stopper;
  }

  /** The command changes something: from here on files may be written. */
  void requireActing() {
    PlatformName name = PlatformName.chosen(options.platform(), environment);
    name.refuseRoot("1".equals(environment.get("MOUNTAINEER_ALLOW_ROOT")));
    acting = true;
    requireHome();
    Logging.toFile(home.log(), false, environment);
    Logging.toStandardError(Logging.ACTING, options.verbosity(), environment);
  }

  /** This process keeps the log from now on, opened anew; for who holds the monitor lock. */
  void logRotates() {
    Logging.toFile(home.log(), true, environment);
  }

  /** Where the log is, or would be. */
  Path log() {
    return home.log();
  }

  /** The directories of the home, for who is about to write there. */
  void requireHome() {
    try {
      home.ensure();
    } catch (FileTrouble e) {
      throw new UserError(
          ExitCode.FAILED,
          "the home of mountaineer cannot be made: " + e.getMessage() + "; nothing was changed",
          "give it another place with MOUNTAINEER_HOME");
    }
  }

  /** The file in use, whether it exists or not. */
  Path configPath() {
    return options.config().map(Path::toAbsolutePath).orElse(home.config());
  }

  ConfigFile configFile() {
    return new ConfigFile(configPath(), userHome());
  }

  /** What {@code ~/} stands for; absolute. */
  Path userHome() {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
        .toAbsolutePath();
  }

  /** What the config file says, faults and all. An acting command writes a first one. */
  ConfigReading configReading() {
    if (reading == null) {
      reading = acting ? configFile().readOrCreate() : configFile().read();
    }
    return reading;
  }

  Config config() {
    boolean first = reading == null;
    ConfigReading read = configReading();
    if (first) {
      read.warnings().forEach(warning -> Logging.warn(warning.text(configPath().toString())));
    }
    return read.config().orElseThrow(() -> unusable(read));
  }

  /** The config for a long run, which follows the file. */
  LiveConfig liveConfig() {
    ConfigStamp stamp = configFile().stamp();
    Config first = config();
    Journal told = journal();
    return new LiveConfig(
        configFile(),
        stamp,
        first,
        new LiveConfig.Listener() {
          @Override
          public void reloaded() {
            told.configReloaded();
          }

          @Override
          public void rejected(String why) {
            told.configRejected(why);
          }
        });
  }

  /** What is said of a config that cannot be used. */
  UserError unusable(ConfigReading read) {
    return new UserError(
        ExitCode.CONFIG,
        "the config cannot be used; nothing was changed\n" + problems(read),
        "mend these places, then try: mountaineer config validate");
  }

  String problems(ConfigReading read) {
    return read.errors().stream()
        .map(problem -> problem.text(configPath().toString()))
        .collect(Collectors.joining("\n"));
  }

  Platform platform() {
    if (platform == null) {
      platform =
          switch (PlatformName.chosen(options.platform(), environment)) {
            case MACOS -> macos();
            case SIMULATED -> simulated();
          };
    }
    return platform;
  }

  /** Whether shares can be mounted on this machine. */
  boolean isSupported() {
    try {
      PlatformName.chosen(options.platform(), environment);
      return true;
    } catch (UserError e) {
      return false;
    }
  }

  /** The platform for who wants to know what it lacks: a Mac, however much of it is missing. */
  Platform platformAsItIs() {
    boolean simulated =
        isSupported()
            && PlatformName.chosen(options.platform(), environment) == PlatformName.SIMULATED;
    return simulated ? platform() : onMac();
  }

  private Platform macos() {
    if (tools().find("mount").isEmpty()) {
      throw new UserError(
          ExitCode.PLATFORM,
          "the program 'mount' is not on the PATH, so nothing can be known; nothing was changed",
          "macOS has it in /sbin: add /usr/bin:/bin:/usr/sbin:/sbin to the PATH");
    }
    return onMac();
  }

  private Platform onMac() {
    return MacPlatform.create(runner(), FeedRunner.ofSystem(tools()), time, userHome());
  }

  /** The programs on the PATH. */
  Tools tools() {
    return new Tools(environment.get("PATH"));
  }

  /** Calls them. */
  SystemCommandRunner runner() {
    if (runner == null) {
      runner = new SystemCommandRunner(tools());
    }
    return runner;
  }

  /** Programs that nobody waits for any more, such as a look at open files that came too late. */
  private void endChildren() {
    if (runner != null) {
      runner.endAll();
    }
  }

  private Platform simulated() {
    Settings settings = config().settings();
    if (settings.volumesRoot().startsWith("/Volumes")) {
      throw new UserError(
          ExitCode.CONFIG,
          "a simulated Mac never touches " + settings.volumesRoot(),
          "set volumes_root in " + configPath() + " to a folder of its own");
    }
    Path folder = home.root().resolve("simulated");
    return new SimulatedMac(folder, settings.volumesRoot(), settings.smbPort(), time).platform();
  }

  Locks locks() {
    if (locks == null) {
      locks = new Locks(home.locks(), time);
    }
    return locks;
  }

  StateFile states() {
    if (states == null) {
      states = new StateFile(home.state(), locks().state(), time, Logging::warn);
    }
    return states;
  }

  Journal journal() {
    return Journal.toLog();
  }

  Reconciler reconciler() {
    if (reconciler == null) {
      reconciler = new Reconciler(platform(), workers(), locks(), states(), journal());
    }
    return reconciler;
  }

  Links links() {
    return new Links(states(), journal());
  }

  AliasSurvey aliasSurvey() {
    return new AliasSurvey(platform(), workers(), links());
  }

  private static Workers workers() {
    return Workers.threads("worker", MOST_WORKERS);
  }
}
