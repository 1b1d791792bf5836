package io.mountaineer.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the JSON of every command. Plain maps, lists and values go in; times become ISO-8601 in
 * UTC, paths plain text, and empty optionals {@code null}. Streaming, because binding objects by
 * reflection costs a short command more than all its other work.
 */
public final class Json {

  /** Raised when a key is renamed or removed; additions keep it. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** A top-level object, with the schema version in front. */
  public static Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema_version", SCHEMA_VERSION);
    return object;
  }

  /** The text over several lines, without a final line break. */
  public static String pretty(Map<String, Object> object) {
    return text(object, true);
  }

  /** The text in one line, for streams of objects. */
  public static String line(Map<String, Object> object) {
    return text(object, false);
  }

  private static String text(Map<String, Object> object, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (pretty) {
        generator.setPrettyPrinter(new DefaultPrettyPrinter());
      }
      write(generator, object);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator to, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        to.writeFieldName((String) entry.getKey());
        write(to, entry.getValue());
      }
      to.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      to.writeStartArray();
      for (Object each : list) {
        write(to, each);
      }
      to.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      write(to, optional.orElse(null));
    } else {
      writeScalar(to, value);
    }
  }

  private static void writeScalar(JsonGenerator to, Object value) throws IOException {
    if (value == null) {
      to.writeNull();
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      to.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      to.writeNumber(number);
    } else if (value instanceof String || value instanceof Path || value instanceof Instant) {
      to.writeString(value.toString());
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }
}
