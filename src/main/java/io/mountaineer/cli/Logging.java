package io.mountaineer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes: always to the file for who acts, and to standard error as much as the command
 * and its options say. Set up in code, because reading a configuration file costs a short command
 * more than the log itself.
 */
final class Logging {

  /** What a command shows on standard error without {@code -v} and {@code -q}. */
  static final Level ACTING = Level.INFO;

  static final Level READING = Level.WARN;

  private static final List<Level> STEPS =
      List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

  private Logging() {}

  /**
   * Logs to this file from now on, opened anew; one that cannot be written never stops the work.
   *
   * @param rotates whether this process moves it away when it is full; only one at a time may
   */
  static void toFile(Path file, boolean rotates, Map<String, String> environment) {
    LoggerContext context = root().getLoggerContext();
    FileAppender<ILoggingEvent> appender =
        rotates ? LogFile.rotating(file, context) : LogFile.growing(file);
    appender.addFilter(new AtLeast(wantsAll(environment) ? Level.DEBUG : Level.INFO));
    attach("file", appender, "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %msg%n");
  }

  /**
   * Shows this on standard error from now on.
   *
   * @param usual level of the command
   * @param verbosity steps more with {@code -v}; negative for errors only
   */
  static void toStandardError(Level usual, int verbosity, Map<String, String> environment) {
    int more = wantsAll(environment) ? STEPS.size() : verbosity;
    int step = Math.min(STEPS.indexOf(usual) + more, STEPS.size() - 1);
    Level level = verbosity < 0 ? Level.ERROR : STEPS.get(step);
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    appender.addFilter(new AtLeast(level));
    attach("stderr", appender, "%-5level %msg%n");
  }

  /** Shows nothing on standard error any more. */
  static void notToStandardError() {
    detach("stderr");
  }

  /** Something that is odd but stops nothing. */
  static void warn(String text) {
    LoggerFactory.getLogger("mountaineer").warn(text);
  }

  private static boolean wantsAll(Map<String, String> environment) {
    return "debug".equalsIgnoreCase(environment.get("MOUNTAINEER_LOG"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static void attach(
      String name, OutputStreamAppender<ILoggingEvent> appender, String pattern) {
    Logger root = root();
    LoggerContext context = root.getLoggerContext();
    detach(name);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    appender.setContext(context);
    appender.setName(name);
    appender.setEncoder(encoder);
    appender.start();
    root.setLevel(Level.TRACE);
    root.addAppender(appender);
  }

  private static void detach(String name) {
    Appender<ILoggingEvent> earlier = root().getAppender(name);
    if (earlier != null) {
      root().detachAppender(earlier);
      earlier.stop();
    }
  }
}
