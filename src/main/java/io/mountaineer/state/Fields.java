package io.mountaineer.state;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one JSON object. A missing field and {@code null} are both "absent"; a value of
 * another type than asked for is an error that names the place.
 */
final class Fields {

  private final String place;
  private final Map<String, Object> values;

  /**
   * @param place where the object is, as a path of keys, each with a dot behind it
   * @param values strings, booleans, numbers, lists, nested maps and nulls
   */
  Fields(String place, Map<String, Object> values) {
    this.place = place;
    this.values = values;
  }

  List<String> keys() {
    return new ArrayList<>(values.keySet());
  }

  Optional<String> text(String key) throws UnreadableState {
    return value(key, String.class, "a text");
  }

  Optional<Boolean> flag(String key) throws UnreadableState {
    return value(key, Boolean.class, "true or false");
  }

  Optional<Integer> number(String key) throws UnreadableState {
    return value(key, Integer.class, "a whole number");
  }

  Optional<Instant> moment(String key) throws UnreadableState {
    Optional<String> text = text(key);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw wrong(key, "a time like 2026-01-31T12:00:00Z");
    }
  }

  /** The object under a key; an absent one has no fields. */
  @SuppressWarnings("unchecked") // Objects are read as maps with keys of text only.
  Fields object(String key) throws UnreadableState {
    Optional<Map<String, Object>> found =
        value(key, Map.class, "an object").map(map -> (Map<String, Object>) map);
    return new Fields(place + key + ".", found.orElse(Map.of()));
  }

  UnreadableState wrong(String key, String wanted) {
    return new UnreadableState(place + key + " is not " + wanted);
  }

  private <T> Optional<T> value(String key, Class<T> type, String wanted) throws UnreadableState {
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      throw wrong(key, wanted);
    }
    return Optional.ofNullable(type.cast(value));
  }
}
