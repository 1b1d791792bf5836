package io.mountaineer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Targets of the log: the file for every acting command, and standard error as much as the command
 * and its options say. Set up in code, because reading a configuration file costs a short command
 * more than the log itself. Neither of the two can hold up the work: each has a queue in front of
 * it.
 */
final class Logging {

  /** Level on standard error without {@code -v} and {@code -q}. */
  static final Level ACTING = Level.INFO;

  static final Level READING = Level.WARN;

  private static final List<Level> STEPS =
      List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

  private static final List<String> NAMES = List.of("progress", "stderr", "file");

  /** Text of a line; what comes from elsewhere must not forge another, nor steer a terminal. */
  private static final String MESSAGE =
      "%replace(%replace(%msg){'[\\r\\n]+', ' '}){'[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]', '?'}";

  private Logging() {}

  /**
   * Logs to this file from now on, reopened; one that cannot be written never stops the work.
   *
   * @param rotates whether this process moves it away when it is full; only one at a time may
   */
  static void toFile(Path file, boolean rotates, Map<String, String> environment) {
    LoggerContext context = root().getLoggerContext();
    FileAppender<ILoggingEvent> appender =
        rotates ? LogFile.rotating(file, context) : LogFile.growing(file);
    Level least = wantsAll(environment) ? Level.DEBUG : Level.INFO;
    attach(
        "file",
        appender,
        least,
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level " + MESSAGE + "%n");
  }

  /**
   * Shows this on standard error from now on.
   *
   * @param usual level of the command
   * @param verbosity steps more with {@code -v}; negative for errors only
   * @param prefix pattern in front of each line; empty for none
   */
  static void toStandardError(
      Level usual, int verbosity, Map<String, String> environment, String prefix) {
    int more = wantsAll(environment) ? STEPS.size() : verbosity;
    int step = Math.min(STEPS.indexOf(usual) + more, STEPS.size() - 1);
    Level level = verbosity < 0 ? Level.ERROR : STEPS.get(step);
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setOutputStream(new StandardError());
    attach("stderr", appender, level, prefix + "%-5level " + MESSAGE + "%n");
  }

  /**
   * Shows progress on standard error from now on, and nothing else but warnings that are no events:
   * the same in the words of the log would only repeat it.
   *
   * @return receives the pieces of text
   */
  static Consumer<String> toTerminal() {
    OutputStreamAppender<ILoggingEvent> warnings = new OutputStreamAppender<>();
    warnings.setOutputStream(new StandardError());
    warnings.addFilter(new NoEvents());
    attach("stderr", warnings, Level.WARN, "%-5level " + MESSAGE + "%n");
    OutputStreamAppender<ILoggingEvent> pieces = new OutputStreamAppender<>();
    pieces.setOutputStream(new StandardError());
    progress().setAdditive(false);
    attach("progress", pieces, Level.INFO, "%msg");
    return progress()::info;
  }

  /** Shows nothing more on standard error. */
  static void notToStandardError() {
    QueuedAppender earlier = attached("stderr");
    if (earlier != null) {
      root().detachAppender(earlier);
      earlier.stop();
    }
  }

  /** Waits until what was logged is written, or until the limit. */
  static void drain(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    for (String name : NAMES) {
      QueuedAppender appender = attached(name);
      if (appender != null) {
        appender.drain(Duration.ofNanos(end - System.nanoTime()));
      }
    }
  }

  /** Logs something that is odd but stops nothing. */
  static void warn(String text) {
    LoggerFactory.getLogger("mountaineer").warn(text);
  }

  /** Logs something that ends the program. */
  static void error(String text) {
    LoggerFactory.getLogger("mountaineer").error(text);
  }

  static boolean wantsAll(Map<String, String> environment) {
    return "debug".equalsIgnoreCase(environment.get("MOUNTAINEER_LOG"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Logger progress() {
    return root().getLoggerContext().getLogger("progress");
  }

  private static Logger loggerOf(String name) {
    return name.equals("progress") ? progress() : root();
  }

  private static QueuedAppender attached(String name) {
    return (QueuedAppender) loggerOf(name).getAppender(name);
  }

  private static void attach(
      String name, OutputStreamAppender<ILoggingEvent> target, Level least, String pattern) {
    Logger logger = loggerOf(name);
    LoggerContext context = logger.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    target.setContext(context);
    target.setName(name);
    target.setEncoder(encoder);
    QueuedAppender earlier = attached(name);
    if (earlier != null) {
      earlier.redirect(target, least);
      return;
    }
    QueuedAppender queue = new QueuedAppender(root(), target, least);
    queue.setContext(context);
    queue.setName(name);
    queue.start();
    root().setLevel(Level.TRACE);
    logger.addAppender(queue);
  }

  /** Filter of events, which progress shows in its own words. */
  private static final class NoEvents extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
      return event.getMessage().startsWith("event=") ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
  }

  /** Not System.err: a write that blocks there blocks all that print a stack trace. */
  private static final class StandardError extends FileOutputStream {

    StandardError() {
      super(FileDescriptor.err);
    }

    @Override
    public void close() {
      // The descriptor belongs to the process.
    }
  }
}
