package io.mountaineer.app;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.platform.Notifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Notifications of what this process does by itself, off unless the user wants them. What happens
 * within a moment is shown together. They are shown from a thread of their own; what does not fit
 * into its queue is dropped.
 */
final class Notifications implements Consumer<HistoryEvent> {

  static final int CAPACITY = 100;

  /** The shares of one server change within a second or two of each other. */
  private static final Duration TOGETHER = Duration.ofSeconds(2);

  private static final String TITLE = "mountaineer";

  private final Notifier notifier;
  private final BooleanSupplier isOn;
  private final Duration together;
  private final List<HistoryEvent> queue = new ArrayList<>();
  private final Map<String, HistoryEvent> shown = new HashMap<>();
  private boolean isStarted;

  Notifications(Notifier notifier, BooleanSupplier isOn) {
    this(notifier, isOn, TOGETHER);
  }

  Notifications(Notifier notifier, BooleanSupplier isOn, Duration together) {
    this.notifier = notifier;
    this.isOn = isOn;
    this.together = together;
  }

  /** Shows an event soon, if it is news; returns at once. */
  @Override
  public synchronized void accept(HistoryEvent event) {
    boolean isNew = isNew(event);
    if (!isNew || !isOn.getAsBoolean() || queue.size() == CAPACITY) {
      return;
    }
    queue.add(event);
    notifyAll();
    if (!isStarted) {
      isStarted = true;
      Thread thread = new Thread(this::work, "notifications");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** A problem of a share is news once, until something else has become of the share. */
  private boolean isNew(HistoryEvent event) {
    if (event.share().isEmpty() || !isTurn(event)) {
      return false;
    }
    HistoryEvent before = shown.put(event.share().get(), event);
    boolean isSame =
        before != null
            && before.event().equals(event.event())
            && before.cause().equals(event.cause())
            && before.to().equals(event.to());
    return NotificationText.isNews(event) && !isSame;
  }

  /** Steps of an act are no turn of a share. */
  private static boolean isTurn(HistoryEvent event) {
    return NotificationText.isNews(event)
        || event.isChange()
        || event.event().equals("well_again")
        || event.event().equals("tb_ready_left");
  }

  private void work() {
    try {
      while (true) {
        for (String text : NotificationText.of(next())) {
          notifier.show(TITLE, text);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<HistoryEvent> next() throws InterruptedException {
    while (queue.isEmpty()) {
      wait();
    }
    long end = System.nanoTime() + together.toNanos();
    for (long left = together.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    List<HistoryEvent> events = List.copyOf(queue);
    queue.clear();
    return events;
  }
}
