package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path folder;
  private final LoggerContext context = new LoggerContext();

  @Test
  void aFullLogIsMovedAwayAndTheOldestDeleted() throws IOException {
    Path file = folder.resolve("Büro & Co/mountaineer.log");

    write(LogFile.rotating(file, context, 1000, Duration.buildByMilliseconds(0)), 40);

    assertEquals(
        List.of(
            "mountaineer.log",
            "mountaineer.log.1",
            "mountaineer.log.2",
            "mountaineer.log.3",
            "mountaineer.log.4"),
        names(file.getParent()));
    assertTrue(Files.readString(file).contains("line 39"), "the newest line is in the log itself");
    assertTrue(Files.size(file) < 1000 + 300);
  }

  @Test
  void underAPathThatLogbackWouldMisreadTheLogGrows() throws IOException {
    Path file = folder.resolve("100%done/mountaineer.log");

    write(LogFile.rotating(file, context), 3);

    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void theFilesTakeTwentyFiveMegabytesAtMost() {
    assertEquals(25 * 1024 * 1024, LogFile.FULL * LogFile.MOST);
  }

  private void write(FileAppender<ILoggingEvent> appender, int lines) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Logger logger = context.getLogger("test");
    logger.addAppender(appender);
    for (int line = 0; line < lines; line++) {
      logger.info("line {} {}", line, "x".repeat(200));
    }
    appender.stop();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
