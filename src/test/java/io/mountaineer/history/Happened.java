package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events for tests. */
public final class Happened {

  public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private Happened() {}

  /** Returns an event of the share CORE, so many seconds after noon. */
  public static HistoryEvent at(long seconds, String event, String from, String to) {
    return at(seconds, event, from, to, Optional.empty(), Map.of());
  }

  /** Returns such an event that ended an outage, or has details. */
  public static HistoryEvent at(
      long seconds,
      String event,
      String from,
      String to,
      Optional<Duration> outage,
      Map<String, String> details) {
    return new HistoryEvent(
        "",
        NOON.plusSeconds(seconds),
        Optional.of("CORE"),
        event,
        Optional.of(from).filter(text -> !text.isEmpty()),
        Optional.of(to).filter(text -> !text.isEmpty()),
        Optional.of("because"),
        Optional.of(Duration.ofMillis(400)),
        outage,
        List.of(),
        details);
  }
}
