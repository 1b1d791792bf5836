package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.FileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recorder of events, behind a bounded queue with a thread of its own: the engine never waits for
 * the disk. What does not fit, or cannot be written, is dropped and counted, and the next event
 * that can be written says how many were lost.
 */
public final class HistoryRecorder {

  /** More than any cycle has; some hundred kilobytes at most. */
  static final int CAPACITY = 1000;

  private final HistoryFile file;
  private final List<Consumer<HistoryEvent>> listeners;
  private final Consumer<Optional<String>> problem;
  private final Deque<HistoryEvent> queue = new ArrayDeque<>();
  private boolean isStarted;
  private boolean isWriting;
  private int dropped;

  /**
   * Creates a recorder whose thread begins with the first event.
   *
   * @param listeners get each event after it was written, or could not be; they must return soon
   * @param problem receives why the file cannot be written, and empty when it can; after each event
   */
  public HistoryRecorder(
      HistoryFile file,
      List<Consumer<HistoryEvent>> listeners,
      Consumer<Optional<String>> problem) {
    this.file = file;
    this.listeners = List.copyOf(listeners);
    this.problem = problem;
  }

  /** Records an event; returns at once. */
  public synchronized void record(HistoryEvent event) {
    if (!isStarted) {
      isStarted = true;
      Thread writer = new Thread(this::write, "history");
      writer.setDaemon(true);
      writer.start();
    }
    if (queue.size() < CAPACITY) {
      queue.add(event);
      notifyAll();
    } else {
      dropped++;
    }
  }

  /** Waits until all events are written, or until the limit; an interrupt ends it as well. */
  public synchronized void drain(Duration limit) {
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

  private void write() {
    try {
      while (true) {
        deliver(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A defect of a listener costs it one event, and nobody another. */
  private void deliver(HistoryEvent event) {
    HistoryEvent written = written(event);
    for (Consumer<HistoryEvent> each : listeners) {
      try {
        each.accept(written);
      } catch (RuntimeException e) {
        problem.accept(Optional.of("an event was not passed on: " + e));
      }
    }
  }

  /** Returns the event with its id; one that could not be written has one by the clock. */
  private HistoryEvent written(HistoryEvent event) {
    try {
      HistoryEvent written = file.append(event);
      problem.accept(reportLost(event));
      return written;
    } catch (FileException | RuntimeException e) {
      lost(1);
      problem.accept(Optional.of(e.getMessage()));
      return event.withId(String.valueOf(event.at().toEpochMilli() * 1000));
    }
  }

  /** Reports the events that are missing before this one; returns why it could not. */
  private Optional<String> reportLost(HistoryEvent after) {
    int lost = takeDropped();
    if (lost == 0) {
      return Optional.empty();
    }
    try {
      file.append(loss(lost, after));
      return Optional.empty();
    } catch (FileException e) {
      lost(lost);
      return Optional.of(e.getMessage());
    }
  }

  private static HistoryEvent loss(int lost, HistoryEvent after) {
    return new HistoryEvent(
        "",
        after.at(),
        Optional.empty(),
        "history_lost",
        Optional.empty(),
        Optional.empty(),
        Optional.of(lost + " events before this one could not be written"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private synchronized void lost(int events) {
    dropped += events;
  }

  private synchronized int takeDropped() {
    int lost = dropped;
    dropped = 0;
    return lost;
  }

  private synchronized HistoryEvent next() throws InterruptedException {
    isWriting = false;
    while (queue.isEmpty()) {
      notifyAll();
      wait();
    }
    notifyAll();
    isWriting = true;
    return queue.poll();
  }
}
