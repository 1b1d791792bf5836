package io.mountaineer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fields of one JSON object. A missing field and {@code null} are both absent; a value of another
 * type than asked for is an error that names the place.
 */
public final class JsonFields {

  private final String place;
  private final JsonNode object;

  /**
   * @param place of the object, as a path of keys, each followed by a dot
   */
  JsonFields(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  /** Returns all keys, also those of absent values, in the order of the text. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  public Optional<String> text(String key) throws JsonException {
    return value(key, JsonNode::isTextual, "a text").map(JsonNode::textValue);
  }

  public Optional<Boolean> flag(String key) throws JsonException {
    return value(key, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
  }

  public Optional<Integer> number(String key) throws JsonException {
    return value(key, JsonNode::isInt, "a whole number").map(JsonNode::intValue);
  }

  public Optional<Long> whole(String key) throws JsonException {
    return value(key, JsonNode::isIntegralNumber, "a whole number").map(JsonNode::longValue);
  }

  /** Returns the objects of a list; an absent one has none. */
  public List<JsonFields> objects(String key) throws JsonException {
    Optional<JsonNode> found = value(key, JsonNode::isArray, "a list");
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode each : found.orElseGet(JsonNodeFactory.instance::arrayNode)) {
      if (!each.isObject()) {
        throw wrong(key, "a list of objects");
      }
      objects.add(new JsonFields(place + key + ".", each));
    }
    return objects;
  }

  public Optional<Instant> moment(String key) throws JsonException {
    Optional<String> text = text(key);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw wrong(key, "a time like 2026-01-31T12:00:00Z");
    }
  }

  /** Returns the object under a key; an absent one has no fields. */
  public JsonFields object(String key) throws JsonException {
    Optional<JsonNode> found = value(key, JsonNode::isObject, "an object");
    return new JsonFields(place + key + ".", found.orElseGet(JsonNodeFactory.instance::objectNode));
  }

  /** Returns the refusal of a value that has the right type and makes no sense. */
  public JsonException wrong(String key, String wanted) {
    return new JsonException(place + key + " is not " + wanted);
  }

  private Optional<JsonNode> value(String key, Predicate<JsonNode> isWanted, String wanted)
      throws JsonException {
    Optional<JsonNode> present =
        Optional.ofNullable(object.get(key)).filter(node -> !node.isNull());
    if (present.isPresent() && !isWanted.test(present.get())) {
      throw wrong(key, wanted);
    }
    return present;
  }
}
