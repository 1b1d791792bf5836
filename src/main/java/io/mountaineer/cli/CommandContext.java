package io.mountaineer.cli;

import io.mountaineer.app.App;
import io.mountaineer.app.LoadedConfig;
import io.mountaineer.app.PlatformFactory;
import io.mountaineer.engine.ProcessFitness;
import io.mountaineer.files.Home;
import io.mountaineer.platform.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One run of the command line: its options, its output, its log, and the app it works with. */
final class CommandContext {

  static final String UNFIT = "this process can do nothing more: ";

  private static final Duration FOR_LAST_EVENTS = Duration.ofMillis(500);

  private final Map<String, String> environment;
  private final GlobalOptions options;
  private final PrintWriter writer;
  private final Home home;
  private final CommandLog log;
  private final ShutdownHook shutdown = new ShutdownHook(this::endChildren);
  private volatile App app;

  CommandContext(Map<String, String> environment, GlobalOptions options, PrintWriter writer) {
    this.environment = environment;
    this.options = options;
    this.writer = writer;
    this.home = Home.of(environment);
    this.log = new CommandLog(home.log(), options, environment);
  }

  GlobalOptions options() {
    return options;
  }

  Map<String, String> environment() {
    return environment;
  }

  CommandLog log() {
    return log;
  }

  ShutdownHook shutdown() {
    return shutdown;
  }

  /** Returns the place for results, after what was logged before them is shown. */
  Console out() {
    log.drainBeforeResults();
    boolean coloured = Terminal.wantsColour(environment, options.noColor());
    return new Console(
        writer,
        options,
        coloured ? Colors.COLOURED : Colors.PLAIN,
        new ShownText(Home.ofUser(environment), commands()),
        new Console.Screen(this::width, Terminal.isInteractive() && Terminal.obeys(environment)));
  }

  /** Returns the command lines of our texts, as they have to be typed after this run. */
  OwnCommands commands() {
    return new OwnCommands(options::config);
  }

  private int width() {
    return Terminal.isInteractive()
        ? Terminal.width(environment, app().platforms().runner())
        : TextLayout.UNLIMITED;
  }

  /** Returns the app for a command that only reads. */
  App app() {
    if (app == null) {
      app = newApp();
    }
    return app;
  }

  /** Returns the app for a command that changes something: from here on files may be written. */
  App acting() {
    app().platforms().refuseRoot();
    app().loadedConfig().allowCreation();
    app().createHome();
    log.openForActing();
    app().startRecording();
    return app();
  }

  /** Returns the app for a command that puts something into the config, which may not be there. */
  App writingConfig() {
    app().loadedConfig().allowNewFile();
    return acting();
  }

  private App newApp() {
    Clock clock = Clock.system();
    Path userHome = Home.ofUser(environment);
    Path file = options.config().map(Path::toAbsolutePath).orElse(home.config());
    LoadedConfig config = new LoadedConfig(file, userHome, log::warn);
    options.config().ifPresent(named -> config.requireExistence());
    PlatformFactory platforms =
        new PlatformFactory(
            environment,
            options.platform(),
            home.root().resolve("simulated"),
            config,
            clock,
            log::announce);
    return new App(home, config, platforms, clock, log.events(), log::warn);
  }

  /** Logs errors that break this process, and watches its Java, which may be replaced meanwhile. */
  void watchProcess() {
    app().watchJava();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          app().fitness().threw(thrown);
          Logging.error("event=thread_died thread=" + thread.getName() + " cause=" + thrown);
        });
  }

  /**
   * Logs, if there is something, that this process cannot be relied on.
   *
   * @return whether there was something, now or before
   */
  boolean reportUnfit() {
    if (app == null) {
      return false;
    }
    ProcessFitness fitness = app.fitness();
    Optional<String> fault = fitness.fault();
    if (fault.isPresent() && fitness.takeReport()) {
      log.error(UNFIT + fault.get() + "; type the same command again");
    }
    return fault.isPresent();
  }

  /**
   * Waits for the last event of the history, and for the start of its hook, for no longer than a
   * busy machine takes.
   */
  void endRecording() {
    if (app != null) {
      app.endRecording(FOR_LAST_EVENTS);
    }
  }

  private void endChildren() {
    if (app != null) {
      app.platforms().endChildren();
    }
    endRecording();
    log.drainUnlessClosed();
  }
}
