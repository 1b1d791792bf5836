package io.mountaineer.engine;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Events.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of events that nobody tells of at present. An outage is told once when it begins and once
 * when it is over; what begins again before it has settled is the same one.
 */
final class Outages {

  /** Events that are heard for so long are back. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Clock time;
  private final EventLog log;
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);
  private final Set<Kind> lost = EnumSet.noneOf(Kind.class);
  private final Map<Kind, Long> heardSince = new EnumMap<>(Kind.class);

  Outages(Clock time, EventLog log) {
    this.time = time;
    this.log = log;
  }

  synchronized void begins(Kind kind, String cause) {
    settle();
    lost.add(kind);
    heardSince.remove(kind);
    if (told.add(kind)) {
      log.note(
          LogEvent.warn(
              "events_lost", "kind", kind.wire(), "cause", cause, "meanwhile", "timer alone"));
    }
  }

  /** They are heard; whether they were not before. */
  synchronized boolean ends(Kind kind) {
    boolean was = lost.remove(kind);
    if (was) {
      heardSince.put(kind, time.nanos());
    }
    return was;
  }

  synchronized boolean lasts(Kind kind) {
    return lost.contains(kind);
  }

  /** Tells of those that are over. */
  synchronized void settle() {
    for (Kind kind : Set.copyOf(heardSince.keySet())) {
      if (time.nanos() - heardSince.get(kind) >= SETTLED.toNanos()) {
        heardSince.remove(kind);
        told.remove(kind);
        log.note(LogEvent.info("events_back", "kind", kind.wire()));
      }
    }
  }
}
