package io.mountaineer.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** Log file, rotated by one process and appended to by all. */
final class LogFile {

  /** Size at which the file is full. */
  static final long FULL = 5 * FileSize.MB_COEFFICIENT;

  /** Most files that there are: the one that is written, and older ones. */
  static final int MOST = 5;

  /** A look at the size of the file costs a call of the system, so not every line takes one. */
  private static final Duration BETWEEN_LOOKS = Duration.buildBySeconds(1);

  private LogFile() {}

  /** Returns a log that another process keeps from growing without end. */
  static FileAppender<ILoggingEvent> growing(Path file) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    return appender;
  }

  /**
   * Returns a log that becomes {@code <file>.1} when it is full, and so on until the oldest is
   * deleted. Logback would take a percent sign in the path for a pattern, so there the log grows
   * instead.
   */
  static FileAppender<ILoggingEvent> rotating(Path file, Context context) {
    return file.toString().contains("%")
        ? growing(file)
        : rotating(file, context, FULL, BETWEEN_LOOKS);
  }

  static FileAppender<ILoggingEvent> rotating(
      Path file, Context context, long full, Duration betweenLooks) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(appender);
    names.setFileNamePattern(file + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(MOST - 1);
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(full));
    size.setCheckIncrement(betweenLooks);
    appender.setRollingPolicy(names);
    appender.setTriggeringPolicy(size);
    names.start();
    size.start();
    return appender;
  }
}
