package io.mountaineer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * JSON objects as text, both ways. Plain maps, lists and values go in; times become ISO-8601 in
 * UTC, paths plain text, and empty optionals {@code null}.
 *
 * <p>Everything passes through Jackson's tree, and nothing through its {@code ObjectMapper}: that
 * begins with a {@link java.text.SimpleDateFormat}, for which the JDK loads its locale data. This
 * costs a short command more CPU than the start of the JVM, the tree next to nothing.
 */
public final class Json {

  private static final JsonFactory JSON = new JsonFactory();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Indentation with the line ends of Unix, so that texts are equal on every machine. */
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private Json() {}

  /** Returns the text over several lines, without a final line break. */
  public static String pretty(Map<String, ?> object) {
    return text(object, true);
  }

  /** Returns the text in one line, for streams of objects. */
  public static String line(Map<String, ?> object) {
    return text(object, false);
  }

  private static String text(Map<String, ?> object, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text);
        JsonParser tree = new TreeTraversingParser(tree(object))) {
      if (pretty) {
        generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT));
      }
      tree.nextToken();
      generator.copyCurrentStructure(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, each) -> object.set((String) key, tree(each)));
      return object;
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = NODES.arrayNode(list.size());
      list.forEach(each -> array.add(tree(each)));
      return array;
    }
    return value instanceof Optional<?> optional ? tree(optional.orElse(null)) : scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number.doubleValue());
    }
    if (value instanceof String || value instanceof Path || value instanceof Instant) {
      return NODES.textNode(value.toString());
    }
    throw new IllegalArgumentException("no JSON form for " + value.getClass());
  }

  /**
   * Reads one object. All of the JSON is taken in before any of it is judged.
   *
   * @return its fields; empty if the text is blank
   * @throws JsonException if this is no JSON, no object, or more than one
   */
  public static Optional<JsonFields> read(byte[] text) throws JsonException {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      return first == null ? Optional.empty() : Optional.of(only(first, parser));
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw new JsonException("not JSON" + where);
    } catch (IOException e) {
      throw new JsonException("not JSON: " + e.getMessage());
    }
  }

  private static JsonFields only(JsonToken first, JsonParser parser)
      throws IOException, JsonException {
    if (first != JsonToken.START_OBJECT) {
      throw new JsonException("not a JSON object");
    }
    JsonNode object = node(parser);
    if (parser.nextToken() != null) {
      throw new JsonException("something follows the JSON object");
    }
    return new JsonFields("", object);
  }

  /** Returns the value at the present token. Jackson itself bounds its depth. */
  private static JsonNode node(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private static JsonNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.set(key, node(parser));
    }
    return object;
  }

  private static JsonNode array(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser));
    }
    return array;
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
