package io.mountaineer.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Schemas in {@code docs/json}: the shape of each kind of output. */
public final class JsonSchemas {

  private static final Path FOLDER = Path.of("docs/json");
  private static final String SUFFIX = ".schema.json";
  private static final Map<String, JsonSchema> BY_NAME = load();

  private JsonSchemas() {}

  /** Returns the names of all, such as {@code status}. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** Returns a schema as it is written. */
  public static JsonNode text(String name) {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve(name + SUFFIX).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the faults of an output by a schema; empty when it keeps the schema. */
  public static List<String> faults(String name, JsonNode json) {
    JsonSchema schema = BY_NAME.get(name);
    if (schema == null) {
      throw new AssertionError("no schema " + name + " among " + names());
    }
    return schema.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }

  /**
   * Returns the faults of an output by the schema that it comes nearest to; empty when it keeps
   * one.
   */
  public static List<String> faults(JsonNode output) {
    return names().stream()
        .filter(name -> text(name).path("properties").has("schema_version"))
        .map(name -> faults(name, output))
        .min(Comparator.comparing(List::size))
        .orElseThrow();
  }

  private static Map<String, JsonSchema> load() {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    SchemaValidatorsConfig strict =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    Map<String, JsonSchema> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        SchemaLocation location = SchemaLocation.of(file.toUri().toString());
        JsonSchema schema = factory.getSchema(location, strict);
        schema.initializeValidators();
        schemas.put(file.getFileName().toString().replace(SUFFIX, ""), schema);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schemas;
  }
}
