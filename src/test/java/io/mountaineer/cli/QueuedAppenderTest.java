package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueuedAppenderTest {

  private static final Duration GENEROUS = Duration.ofSeconds(30);

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("test");
  private final Terminal terminal = new Terminal();
  private QueuedAppender queue;

  /** Writes nothing until somebody reads, as a terminal after ^S. */
  private static final class Terminal extends AppenderBase<ILoggingEvent> {
    private final CountDownLatch reads = new CountDownLatch(1);
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      try {
        isAsked.countDown();
        reads.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      shown.add(event.getFormattedMessage());
    }
  }

  @BeforeEach
  void open() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    terminal.setContext(context);
    queue = new QueuedAppender(logger, terminal, Level.INFO);
    queue.setContext(context);
    queue.setName("test");
    queue.start();
    logger.addAppender(queue);
  }

  @AfterEach
  void close() {
    terminal.reads.countDown();
    queue.stop();
  }

  @Test
  void loggingNeverWaitsForATerminalThatDoesNotRead() {
    assertTimeoutPreemptively(GENEROUS, () -> log(5 * QueuedAppender.CAPACITY));

    assertEquals(List.of(), terminal.shown);
  }

  @Test
  void linesThatDidNotFitAreCountedAndTheCountIsLoggedOnceItCanBeWritten() throws Exception {
    logger.info("first");
    terminal.isAsked.await();
    log(QueuedAppender.CAPACITY + 7);

    terminal.reads.countDown();
    queue.drain(GENEROUS);

    assertEquals("first", terminal.shown.get(0));
    assertEquals("event=log_lines_dropped count=7", terminal.shown.get(1));
    assertEquals(QueuedAppender.CAPACITY + 2, terminal.shown.size());
  }

  @Test
  void waitingForATerminalThatDoesNotReadHasALimit() {
    logger.info("never shown");

    assertTimeoutPreemptively(GENEROUS, () -> queue.drain(Duration.ofMillis(50)));

    assertEquals(List.of(), terminal.shown);
  }

  @Test
  void afterADrainEveryLineIsWrittenInOrder() {
    terminal.reads.countDown();
    log(50);

    queue.drain(GENEROUS);

    assertEquals(50, terminal.shown.size());
    assertEquals("line 49", terminal.shown.get(49));
  }

  @Test
  void linesBelowTheLevelAreNotWritten() {
    terminal.reads.countDown();
    logger.setLevel(Level.TRACE);
    logger.debug("too much");
    logger.warn("enough");

    queue.drain(GENEROUS);

    assertEquals(List.of("enough"), terminal.shown);
  }

  @Test
  void anotherTargetIsUsedFromTheNextLineOnAndTheFirstIsClosed() {
    terminal.reads.countDown();
    logger.info("one");
    queue.drain(GENEROUS);
    Terminal other = new Terminal();
    other.reads.countDown();
    other.setContext(context);

    queue.redirect(other, Level.INFO);
    logger.info("two");
    queue.drain(GENEROUS);

    assertEquals(List.of("one"), terminal.shown);
    assertEquals(List.of("two"), other.shown);
    assertTrue(!terminal.isStarted(), "the first target is still open");
  }

  private void log(int lines) {
    for (int line = 0; line < lines; line++) {
      logger.info("line {}", line);
    }
  }
}
