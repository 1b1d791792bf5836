package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.agent.AgentProcess;
import io.mountaineer.config.ConfigEditor;
import io.mountaineer.config.ConfigReading;
import io.mountaineer.core.Config;
import io.mountaineer.engine.AliasSurvey;
import io.mountaineer.engine.FolderBrowser;
import io.mountaineer.engine.Journal;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.SystemTime;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.Home;
import io.mountaineer.state.Locks;
import io.mountaineer.state.StateFile;
import io.mountaineer.usecase.Aliases;
import io.mountaineer.usecase.ConfigChange;
import io.mountaineer.usecase.ExitCode;
import io.mountaineer.usecase.FavoriteRemoval;
import io.mountaineer.usecase.Favorites;
import io.mountaineer.usecase.UseCases;
import io.mountaineer.usecase.UserError;
import io.mountaineer.usecase.Wishes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

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
  private ConfigInUse configInUse;
  private volatile Machine machine;
  private Locks locks;
  private StateFile states;
  private Reconciler reconciler;
  private boolean logIsOpen;

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
  synchronized void requireActing() {
    requirePlatform();
    configInUse().mayBeMade();
    requireHome();
    Logging.toFile(home.log(), false, environment);
    if (AgentProcess.isThis(environment)) {
      Logging.notToStandardError(); // it leads to the same file
    } else {
      Logging.toStandardError(Logging.ACTING, options.verbosity(), environment);
    }
    logIsOpen = true;
  }

  /**
   * Opens the log as quiet as a reading command wants it. Not before its first line: setting it up
   * takes as long as a short command does, which mostly has none.
   */
  synchronized void requireLog() {
    if (!logIsOpen) {
      Logging.toStandardError(Logging.READING, options.verbosity(), environment);
      logIsOpen = true;
    }
  }

  /** Something that is odd but stops nothing. */
  void warn(String text) {
    requireLog();
    Logging.warn(text);
  }

  private PlatformName requirePlatform() {
    PlatformName name = machine().name();
    name.refuseRoot("1".equals(environment.get("MOUNTAINEER_ALLOW_ROOT")));
    return name;
  }

  /** The command changes a Mac, and a simulated one has no launchd. */
  void requireMac() {
    if (requirePlatform() != PlatformName.MACOS) {
      throw new UserError(
          ExitCode.PLATFORM,
          "a simulated Mac has no launchd that could run an agent; nothing was changed",
          "run 'mountaineer monitor' by hand");
    }
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

  ConfigInUse configInUse() {
    if (configInUse == null) {
      Path path = options.config().map(Path::toAbsolutePath).orElse(home.config());
      configInUse = new ConfigInUse(path, userHome(), this::warn);
    }
    return configInUse;
  }

  /** The config file in use, whether it exists or not. */
  Path configPath() {
    return configInUse().path();
  }

  /** What the config file says, faults and all. An acting command writes a first one. */
  ConfigReading configReading() {
    return configInUse().reading();
  }

  Config config() {
    return configInUse().config();
  }

  /** What {@code ~/} stands for; absolute. */
  Path userHome() {
    return UserHome.of(environment);
  }

  Machine machine() {
    if (machine == null) {
      machine = new Machine(environment, options, home, configInUse(), time);
    }
    return machine;
  }

  Platform platform() {
    return machine().platform();
  }

  Time time() {
    return time;
  }

  AgentFiles agentFiles() {
    return AgentFiles.of(home, userHome());
  }

  private void endChildren() {
    if (machine != null) {
      machine.endChildren();
    }
  }

  Locks locks() {
    if (locks == null) {
      locks = new Locks(home.locks(), time);
    }
    return locks;
  }

  StateFile states() {
    if (states == null) {
      states = new StateFile(home.state(), locks().state(), time, this::warn);
    }
    return states;
  }

  Journal journal() {
    Journal log = Journal.toLog();
    return new Journal(
        entry -> {
          requireLog();
          log.note(entry);
        });
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

  ConfigChange configChange() {
    ConfigEditor editor = new ConfigEditor(configInUse().file(), locks().config());
    return new ConfigChange(editor, this::requireHome);
  }

  Wishes wishes() {
    return new Wishes(reconciler());
  }

  Favorites favorites() {
    ConfigChange change = configChange();
    return new Favorites(
        change,
        wishes(),
        new FavoriteRemoval(change, locks(), links(), states()),
        SmbUrl::bothForFinder);
  }

  Aliases aliases() {
    return new Aliases(configChange(), locks(), links(), aliasSurvey());
  }

  UseCases useCases() {
    FolderBrowser folders = new FolderBrowser(platform(), links());
    return new UseCases(wishes(), favorites(), aliases(), aliasSurvey(), folders, configChange());
  }

  private static Workers workers() {
    return Workers.threads("worker", MOST_WORKERS);
  }
}
