package io.mountaineer.engine;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Events.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of events that do not arrive at present. An outage is logged once when it begins and once
 * when it is over; what begins again before it has settled is the same one.
 */
final class Outages {

  /** Events that are available for so long are back. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Clock time;
  private final EventLog log;
  private final Set<Kind> logged = EnumSet.noneOf(Kind.class);
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
    if (logged.add(kind)) {
      log.note(
          LogEvent.warn(
              "events_lost", "kind", kind.wire(), "cause", cause, "meanwhile", "timer alone"));
    }
  }

  /** Notes that events are available; returns whether they were not before. */
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

  /** Logs the outages that are over. */
  synchronized void settle() {
    for (Kind kind : Set.copyOf(heardSince.keySet())) {
      if (time.nanos() - heardSince.get(kind) >= SETTLED.toNanos()) {
        heardSince.remove(kind);
        logged.remove(kind);
        log.note(LogEvent.info("events_back", "kind", kind.wire()));
      }
    }
  }
}
