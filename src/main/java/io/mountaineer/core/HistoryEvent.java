package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Event of the history: one transition of a share, or of the whole program.
 *
 * @param id unique, and ordered in the file; empty before it is written
 * @param share the share that it is about; empty for an event of the whole program
 * @param event name of the event in the log, such as {@code failover}
 * @param from interface before, {@code tb}, {@code fallback} or {@code none}
 * @param to interface after it
 * @param cause why, for people
 * @param took duration of the act itself
 * @param outage time from the first missed probe to the proven new mount
 * @param holders programs that had files open
 * @param details what else the log says of it, by its keys
 */
public record HistoryEvent(
    String id,
    Instant at,
    Optional<String> share,
    String event,
    Optional<String> from,
    Optional<String> to,
    Optional<String> cause,
    Optional<Duration> took,
    Optional<Duration> outage,
    List<OpenFiles.Holder> holders,
    Map<String, String> details) {

  /** Names of the events that brought a share to another interface, or to none. */
  public static final List<String> CHANGES =
      List.of(
          "mount",
          "remount",
          "failover",
          "recovery",
          "switch",
          "unmount",
          "mount_appeared",
          "mount_vanished");

  public HistoryEvent {
    requireNonNull(id, "id is null");
    requireNonNull(at, "at is null");
    requireNonNull(share, "share is null");
    requireNonNull(event, "event is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(took, "took is null");
    requireNonNull(outage, "outage is null");
    holders = List.copyOf(holders);
    details = Map.copyOf(details);
  }

  /** Returns this event under an id. */
  public HistoryEvent withId(String given) {
    return new HistoryEvent(
        given, at, share, event, from, to, cause, took, outage, holders, details);
  }

  /** Returns this event without what may be long: holders and details. */
  public HistoryEvent shortened() {
    return new HistoryEvent(
        id, at, share, event, from, to, cause, took, outage, List.of(), Map.of());
  }

  /** Returns whether it says by which interface the share is mounted from then on. */
  public boolean isChange() {
    return CHANGES.contains(event);
  }

  /** Returns the interface that carries the share from then on, as far as the event says so. */
  public Optional<String> activeAfter() {
    return isChange() || event.equals("undo") ? to : Optional.ofNullable(details.get("active"));
  }
}
