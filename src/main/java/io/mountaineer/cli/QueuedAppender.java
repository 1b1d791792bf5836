package io.mountaineer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounded queue in front of an appender that may block: a terminal that does not read, a full pipe,
 * a disk that hangs. A daemon thread opens and writes; callers never wait. When the queue is full,
 * further lines are dropped and counted, and a line says how many as soon as one could be written
 * again.
 *
 * <p>Logback's AsyncAppender drops without a count, cannot be waited for without being stopped, and
 * leaves the opening of the file, which may hang as well, to the caller.
 */
final class QueuedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  /** More than any cycle logs; some hundred kilobytes at most. */
  static final int CAPACITY = 1000;

  private final Deque<ILoggingEvent> queue = new ArrayDeque<>();
  private final Logger origin;
  private Level least;
  private Appender<ILoggingEvent> target;
  private int dropped;
  private boolean isWriting;
  private boolean ends;

  /**
   * A queue whose thread is not started.
   *
   * @param origin logger of the lines about dropped lines
   * @param target started here, when there is something to write
   * @param least level of the lines that are written
   */
  QueuedAppender(Logger origin, Appender<ILoggingEvent> target, Level least) {
    this.origin = origin;
    this.target = target;
    this.least = least;
  }

  @Override
  public void start() {
    Thread writer = new Thread(this::write, "log " + getName());
    writer.setDaemon(true);
    writer.start();
    super.start();
  }

  /** Writes to another appender from the next line on, and closes the present one. */
  synchronized void redirect(Appender<ILoggingEvent> other, Level atLeast) {
    target = other;
    least = atLeast;
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(least)) {
      return;
    }
    if (queue.size() < CAPACITY) {
      queue.add(event);
      notifyAll();
    } else {
      dropped++;
    }
  }

  /** Waits until all lines are written, or until the limit; an interrupt ends it as well. */
  synchronized void drain(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (isWriting || !queue.isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns at once; what is in the queue is written if that is possible. */
  @Override
  public synchronized void stop() {
    super.stop();
    ends = true;
    notifyAll();
  }

  private void write() {
    Appender<ILoggingEvent> open = null;
    try {
      for (ILoggingEvent event = next(); event != null; event = next()) {
        open = opened(open);
        append(open, event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (open != null) {
        open.stop();
      }
    }
  }

  private void append(Appender<ILoggingEvent> open, ILoggingEvent event) {
    try {
      open.doAppend(event);
      int lost = takeDropped();
      if (lost > 0) {
        open.doAppend(lostLine(lost));
      }
    } catch (RuntimeException e) {
      addError("a line could not be written", e); // the next one may be
    }
  }

  /** Returns the next line; null at the end. */
  private synchronized ILoggingEvent next() throws InterruptedException {
    isWriting = false;
    while (queue.isEmpty() && !ends) {
      notifyAll();
      wait();
    }
    notifyAll();
    isWriting = !queue.isEmpty();
    return queue.poll();
  }

  private synchronized int takeDropped() {
    int lost = dropped;
    dropped = 0;
    return lost;
  }

  /** Returns the present target, started; one that could not be is tried again with every line. */
  private Appender<ILoggingEvent> opened(Appender<ILoggingEvent> open) {
    Appender<ILoggingEvent> wanted;
    synchronized (this) {
      wanted = target;
    }
    if (open != null && open != wanted) {
      open.stop();
    }
    if (!wanted.isStarted()) {
      wanted.start();
    }
    return wanted;
  }

  private ILoggingEvent lostLine(int lost) {
    String text = "event=log_lines_dropped count=" + lost;
    return new LoggingEvent(
        QueuedAppender.class.getName(), origin, Level.WARN, text, null, new Object[0]);
  }
}
