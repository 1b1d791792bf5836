package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.agent.AgentJob;
import io.mountaineer.app.ExitCode;
import io.mountaineer.app.UserError;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.core.Config;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.ProcessFitness;
import io.mountaineer.files.FileException;
import io.mountaineer.files.Home;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.process.JavaInstallation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the program: puts its parts together when a command first asks for them, so that none
 * pays for what it does not use.
 */
final class CommandContext {

  /** A result does not wait for a terminal that does not read: it waits there by itself. */
  private static final Duration BEFORE_RESULTS = Duration.ofMillis(250);

  private static final Duration FOR_LAST_LINES = Duration.ofSeconds(1);

  static final String UNFIT = "this process can do nothing more: ";

  private final Map<String, String> environment;
  private final GlobalOptions options;
  private final PrintWriter writer;
  private final Clock time = Clock.system();
  private final ShutdownHook stopper = new ShutdownHook(this::endChildren);
  private final Home home;
  private LoadedConfig configInUse;
  private volatile PlatformFactory machine;
  private App parts;
  private ProcessFitness fitness;
  private volatile JavaInstallation java;
  private volatile boolean logIsOpen;
  private volatile boolean logIsClosed;

  CommandContext(Map<String, String> environment, GlobalOptions options, PrintWriter writer) {
    this.environment = environment;
    this.options = options;
    this.writer = writer;
    this.home = Home.of(environment);
  }

  /** Where results go; what was logged before them is shown before them. */
  Console out() {
    drainLog(BEFORE_RESULTS);
    boolean coloured = Terminal.wantsColour(environment, options.noColor());
    return new Console(writer, options.json(), coloured ? Colors.COLOURED : Colors.PLAIN);
  }

  GlobalOptions options() {
    return options;
  }

  Map<String, String> environment() {
    return environment;
  }

  ShutdownHook stopper() {
    return stopper;
  }

  /** The command changes something: from here on files may be written. */
  synchronized void requireActing() {
    requirePlatform();
    configInUse().mayBeMade();
    requireHome();
    Logging.toFile(home.log(), false, environment);
    if (AgentJob.isIn(environment)) {
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

  /** Something that the user should have read before it happens. */
  private void announce(String text) {
    warn(text);
    drainLog(BEFORE_RESULTS);
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

  /** Waits until what was logged is written, or until the limit. */
  void drainLog(Duration limit) {
    if (logIsOpen) {
      Logging.drain(limit);
    }
  }

  /** Waits for the last line of the log, for no longer than a busy machine takes. */
  void closeLog() {
    drainLog(FOR_LAST_LINES);
    logIsClosed = true;
  }

  /**
   * Logs, if there is something, that this process cannot be relied on.
   *
   * @return whether there was something, now or before
   */
  boolean reportUnfit() {
    Optional<String> fault = machine == null ? Optional.empty() : fitness().fault();
    if (fault.isPresent() && fitness().takeReport()) {
      requireLog();
      Logging.error(UNFIT + fault.get() + "; type the same command again");
    }
    return fault.isPresent();
  }

  /** Whether this process can still be relied on. */
  synchronized ProcessFitness fitness() {
    if (fitness == null) {
      fitness = new ProcessFitness(machine().starts()::fault, this::changeOfJava);
    }
    return fitness;
  }

  /** This process runs for long: its Java may be replaced under it. */
  void watchJava() {
    java = new JavaInstallation(Path.of(System.getProperty("java.home")));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          fitness().threw(thrown);
          Logging.error("event=thread_died thread=" + thread.getName() + " cause=" + thrown);
        });
  }

  private Optional<String> changeOfJava() {
    return java == null ? Optional.empty() : java.change();
  }

  /** The directories of the home, for who is about to write there. */
  void requireHome() {
    try {
      home.ensure();
    } catch (FileException e) {
      throw new UserError(
          ExitCode.FAILED,
          "the home of mountaineer cannot be made: " + e.getMessage() + "; nothing was changed",
          "give it another place with MOUNTAINEER_HOME");
    }
  }

  LoadedConfig configInUse() {
    if (configInUse == null) {
      Path path = options.config().map(Path::toAbsolutePath).orElse(home.config());
      configInUse = new LoadedConfig(path, userHome(), this::warn);
    }
    return configInUse;
  }

  /** The config file in use, whether it exists or not. */
  Path configPath() {
    return configInUse().path();
  }

  /** What the config file says, faults and all. An acting command writes a first one. */
  ConfigResult configReading() {
    return configInUse().reading();
  }

  Config config() {
    return configInUse().config();
  }

  /** What {@code ~/} stands for; absolute. */
  Path userHome() {
    return UserHome.of(environment);
  }

  PlatformFactory machine() {
    if (machine == null) {
      machine =
          new PlatformFactory(environment, options, home, configInUse(), time, this::announce);
    }
    return machine;
  }

  Platform platform() {
    return machine().platform();
  }

  Clock time() {
    return time;
  }

  AgentFiles agentFiles() {
    return AgentFiles.of(home, userHome());
  }

  private void endChildren() {
    if (machine != null) {
      machine.endChildren();
    }
    if (!logIsClosed) {
      drainLog(BEFORE_RESULTS); // a signal that the work did not end by
    }
  }

  /** What works on this run's config and home. */
  App parts() {
    if (parts == null) {
      parts = new App(this, home);
    }
    return parts;
  }

  EventLog journal() {
    EventLog log = EventLog.toLog();
    return new EventLog(
        entry -> {
          requireLog();
          log.note(entry);
        });
  }
}
