package io.mountaineer.platform.sim;

import io.mountaineer.platform.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What macOS was asked for and does in its own time: the end of the tool that asked, or of the
 * process that ran it, cancels nothing.
 */
final class PendingWork {

  private final Time time;
  private final List<Item> items = new ArrayList<>();

  PendingWork(Time time) {
    this.time = time;
  }

  /**
   * A piece of work.
   *
   * <p>It is due by the time that runs: it takes as long as ever over a sleep, and whatever is done
   * to the clock.
   */
  final class Item {
    private final long due;
    private final Runnable work;
    private volatile boolean done;

    private Item(long due, Runnable work) {
      this.due = due;
      this.work = work;
    }

    private void run() {
      work.run();
      done = true;
    }

    /** Whether it is done, with everything else that is due. */
    boolean isDone() {
      doWhatIsDue();
      return done;
    }
  }

  synchronized Item after(Duration delay, Runnable work) {
    Item item = new Item(time.nanos() + delay.toNanos(), work);
    items.add(item);
    return item;
  }

  void doWhatIsDue() {
    due().forEach(Item::run);
  }

  private synchronized List<Item> due() {
    long now = time.nanos();
    List<Item> due =
        items.stream()
            .filter(item -> item.due - now <= 0)
            .sorted(Comparator.comparingLong(item -> item.due - now))
            .toList();
    items.removeAll(due);
    return due;
  }

  synchronized boolean isEmpty() {
    return items.isEmpty();
  }

  /** Nothing that was asked for so far is going to happen. */
  synchronized void cancel() {
    items.clear();
  }
}
