package io.mountaineer.cli;

import io.mountaineer.agent.AgentJob;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.LogEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Log of one run of the program. It is not opened before its first line: setting it up takes as
 * long as a short command does, which mostly has none.
 */
final class CommandLog {

  /** A result does not wait for a terminal that does not read: it waits there by itself. */
  private static final Duration BEFORE_RESULTS = Duration.ofMillis(250);

  private static final Duration FOR_LAST_LINES = Duration.ofSeconds(1);

  private final Path file;
  private final GlobalOptions options;
  private final Map<String, String> environment;
  private volatile boolean isOpen;
  private volatile boolean isClosed;
  private volatile Consumer<LogEvent> progress = event -> {};

  CommandLog(Path file, GlobalOptions options, Map<String, String> environment) {
    this.file = file;
    this.options = options;
    this.environment = environment;
  }

  /** Opens the log file, and standard error as an acting command uses it. */
  synchronized void openForActing() {
    Logging.toFile(file, false, environment);
    if (AgentJob.isIn(environment)) {
      Logging.notToStandardError(); // it leads to the same file
    } else if (showsProgress()) {
      progress = new Progress(Logging.toTerminal())::note;
    } else {
      Logging.toStandardError(Logging.ACTING, options.verbosity(), environment, "");
    }
    isOpen = true;
  }

  /**
   * Shows every line of the log from now on, on a terminal with its local time; for a command that
   * runs until it is stopped. {@link #openForActing} comes first.
   */
  synchronized void showAll() {
    if (!AgentJob.isIn(environment) && isWatched()) {
      progress = event -> {};
      Logging.toStandardError(Logging.ACTING, options.verbosity(), environment, "%d{HH:mm:ss} ");
    }
  }

  /** Tells a person who watches what a reading command takes its time for. */
  synchronized void showProgress(String line) {
    if (!isOpen && showsProgress()) {
      Logging.toTerminal().accept(line + "\n");
      isOpen = true;
    }
  }

  /** Lines of the log would say it too. */
  private boolean showsProgress() {
    return isWatched() && options.verbosity() == 0 && !Logging.wantsAll(environment);
  }

  private static boolean isWatched() {
    return Terminal.showsErrors();
  }

  /** Opens standard error, as quiet as a reading command wants it, unless the log is open. */
  synchronized void open() {
    if (!isOpen) {
      Logging.toStandardError(Logging.READING, options.verbosity(), environment, "");
      isOpen = true;
    }
  }

  /** Copies the log to another file from now on. */
  void alsoTo(Path other) {
    open();
    Logging.toFile(other, false, environment);
  }

  /**
   * Reopens the file and keeps it from growing without end from now on; only for the holder of the
   * monitor lock.
   */
  void rotate() {
    Logging.toFile(file, true, environment);
  }

  /** Logs something that is odd but stops nothing. */
  void warn(String text) {
    open();
    Logging.warn(text);
  }

  /** Logs something that ends the program. */
  void error(String text) {
    open();
    Logging.error(text);
  }

  /** Logs something that the user should have read before it happens. */
  void announce(String text) {
    warn(text);
    drainBeforeResults();
  }

  /** Returns the events of the engine, which open this log with the first of them. */
  EventLog events() {
    EventLog log = EventLog.toLog();
    return new EventLog(
        entry -> {
          open();
          progress.accept(entry);
          log.note(entry);
        });
  }

  /** Waits until what was logged is written, for as long as a result may wait for it. */
  void drainBeforeResults() {
    drain(BEFORE_RESULTS);
  }

  private void drain(Duration limit) {
    if (isOpen) {
      Logging.drain(limit);
    }
  }

  /** Waits for the last line of the log, for no longer than a busy machine takes. */
  void close() {
    drain(FOR_LAST_LINES);
    isClosed = true;
  }

  /** Waits for the last line where a signal came that the work did not end by. */
  void drainUnlessClosed() {
    if (!isClosed) {
      drainBeforeResults();
    }
  }
}
