package io.mountaineer.world;

import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Events planned for a later time, counted while the Mac is awake. */
final class Agenda {

  private final Clock time;
  private final NavigableMap<Long, Runnable> planned = new TreeMap<>();

  Agenda(Clock time) {
    this.time = time;
  }

  void in(Duration delay, Runnable event) {
    long due = time.nanos() + delay.toNanos();
    while (planned.containsKey(due)) {
      due++;
    }
    planned.put(due, event);
  }

  /** Returns how long until the next thing is due; empty when nothing is planned. */
  Optional<Duration> untilNext() {
    return Optional.ofNullable(planned.firstEntry())
        .map(next -> Duration.ofNanos(Math.max(0, next.getKey() - time.nanos())));
  }

  void doWhatIsDue() {
    for (Map.Entry<Long, Runnable> next = planned.firstEntry();
        next != null && next.getKey() <= time.nanos();
        next = planned.firstEntry()) {
      planned.remove(next.getKey());
      next.getValue().run();
    }
  }

  /** Runs everything that is planned, now. */
  void doAll() {
    while (!planned.isEmpty()) {
      planned.pollFirstEntry().getValue().run();
    }
  }
}
