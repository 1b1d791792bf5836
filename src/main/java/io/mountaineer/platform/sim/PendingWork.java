package io.mountaineer.platform.sim;

import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests that macOS fulfils in its own time: the end of the tool that asked, or of the process
 * that ran it, cancels nothing.
 */
final class PendingWork {

  /** Far more than a change of the mount table takes. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Clock clock;
  private final List<Item> items = new ArrayList<>();

  PendingWork(Clock clock) {
    this.clock = clock;
  }

  /**
   * Piece of work.
   *
   * <p>It is due by the time that runs: it takes as long as ever over a sleep, and whatever is done
   * to the clock.
   */
  final class Item {
    private final long due;
    private final Runnable work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean done;

    private Item(long due, Runnable work) {
      this.due = due;
      this.work = work;
    }

    private void run() {
      try {
        work.run();
        done = true;
      } finally {
        ended.countDown();
      }
    }

    /** Does everything that is due; returns whether this is done, by whichever thread. */
    boolean isDone() {
      doWhatIsDue();
      if (begun) {
        awaitEnd();
      }
      return done;
    }

    private void awaitEnd() {
      try {
        ended.await(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  synchronized Item after(Duration delay, Runnable work) {
    Item item = new Item(clock.nanos() + delay.toNanos(), work);
    items.add(item);
    return item;
  }

  void doWhatIsDue() {
    due().forEach(Item::run);
  }

  private synchronized List<Item> due() {
    long now = clock.nanos();
    List<Item> due =
        items.stream()
            .filter(item -> item.due - now <= 0)
            .sorted(Comparator.comparingLong(item -> item.due - now))
            .toList();
    items.removeAll(due);
    due.forEach(item -> item.begun = true);
    return due;
  }

  synchronized boolean isEmpty() {
    return items.isEmpty();
  }

  /** Cancels all requests so far. */
  synchronized void cancel() {
    items.clear();
  }
}
