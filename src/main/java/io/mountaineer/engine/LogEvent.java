package io.mountaineer.engine;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.OpenFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/**
 * Line of the log: an event and its fields, greppable as {@code key=value}.
 *
 * @param fields in the order they are written
 * @param holders programs that had files open, as far as they matter to it; not in the line
 */
public record LogEvent(
    Level level, String event, Map<String, String> fields, List<OpenFiles.Holder> holders) {

  static LogEvent debug(String event, String... keysAndValues) {
    return of(Level.DEBUG, event, keysAndValues);
  }

  static LogEvent info(String event, String... keysAndValues) {
    return of(Level.INFO, event, keysAndValues);
  }

  static LogEvent warn(String event, String... keysAndValues) {
    return of(Level.WARN, event, keysAndValues);
  }

  static LogEvent error(String event, String... keysAndValues) {
    return of(Level.ERROR, event, keysAndValues);
  }

  private static LogEvent of(Level level, String event, String... keysAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new LogEvent(level, event, fields, List.of());
  }

  /** Returns this event with one more field, at the end. */
  LogEvent with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new LogEvent(level, event, more, holders);
  }

  /** Returns this event as something that went wrong. */
  LogEvent becauseOf(String cause) {
    return new LogEvent(Level.WARN, event, with("cause", cause).fields, holders);
  }

  /** Returns this event with one more field, if there is a value for it. */
  LogEvent with(String key, Optional<String> value) {
    return value.map(text -> with(key, text)).orElse(this);
  }

  /** Returns this event with the programs that had files open. */
  LogEvent heldBy(Optional<OpenFiles> files) {
    return files.isPresent() && files.get() instanceof OpenFiles.Held held
        ? new LogEvent(level, event, fields, held.holders())
        : this;
  }

  /** Returns this event as the history keeps it, not yet with an id. */
  public HistoryEvent toHistory(Instant at) {
    Map<String, String> rest = new LinkedHashMap<>(fields);
    Optional<String> via = Optional.ofNullable(fields.get("interface"));
    return new HistoryEvent(
        "",
        at,
        taken(rest, "share"),
        event,
        taken(rest, "from").or(() -> via.filter(each -> event.equals("interface_down"))),
        taken(rest, "to").or(() -> via.filter(each -> event.equals("interface_up"))),
        taken(rest, "cause"),
        taken(rest, "ms").map(LogEvent::millis),
        taken(rest, "outage_ms").map(LogEvent::millis),
        holders,
        rest);
  }

  private static Optional<String> taken(Map<String, String> fields, String key) {
    return Optional.ofNullable(fields.remove(key));
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  /** Returns the line without time and level. */
  public String text() {
    return "event="
        + event
        + fields.entrySet().stream()
            .map(field -> " " + field.getKey() + "=" + quoted(field.getValue()))
            .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    boolean plain =
        !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=');
    return plain
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
