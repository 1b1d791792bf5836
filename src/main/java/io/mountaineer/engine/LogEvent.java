package io.mountaineer.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/**
 * Line of the log: an event and its fields, greppable as {@code key=value}.
 *
 * @param fields in the order they are written
 */
public record LogEvent(Level level, String event, Map<String, String> fields) {

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
    return new LogEvent(level, event, fields);
  }

  /** Returns this event with one more field, at the end. */
  LogEvent with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new LogEvent(level, event, more);
  }

  /** Returns this event as something that went wrong. */
  LogEvent becauseOf(String cause) {
    return new LogEvent(Level.WARN, event, with("cause", cause).fields);
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
