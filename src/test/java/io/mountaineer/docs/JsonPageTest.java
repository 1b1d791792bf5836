package io.mountaineer.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mountaineer.docs.JsonPage.Example;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/JSON.md} says what the schemas say. */
class JsonPageTest {

  static Set<String> schemas() {
    return new TreeSet<>(JsonSchemas.names());
  }

  @Test
  void everySchemaHasASection() {
    assertEquals(schemas(), new TreeSet<>(JsonPage.sections().keySet()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theFieldsOnThePageAreThoseOfTheSchema(String schema) {
    String fields = FieldTable.of(JsonSchemas.text(schema));

    assertTrue(
        JsonPage.sections().get(schema).contains("\n" + fields),
        () -> "the table of " + schema + " has to be\n" + fields);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyFieldIsDescribedAndEveryObjectIsStrict(String schema) {
    assertStrict(schema, JsonSchemas.text(schema));
  }

  @Test
  void everyExampleKeepsItsSchema() {
    for (Example example : JsonPage.examples()) {
      assertEquals(
          List.of(), JsonSchemas.faults(example.schema(), example.json()), example::toString);
    }
  }

  private static void assertStrict(String where, JsonNode schema) {
    if (schema.path("type").asText().equals("object")) {
      // A share may have more fields where it is used; what uses it is strict.
      boolean open = where.equals("share");
      assertEquals(!open, schema.path("additionalProperties").isBoolean(), where);
    }
    if (schema.path("$ref").asText().equals("share.schema.json")) {
      assertTrue(schema.path("unevaluatedProperties").isBoolean(), where);
    }
    for (var field : schema.path("properties").properties()) {
      String name = where + '.' + field.getKey();
      assertTrue(field.getValue().path("description").asText().endsWith("."), name);
      assertStrict(name, field.getValue());
    }
    if (schema.has("items")) {
      assertStrict(where + "[]", schema.path("items"));
    }
  }
}
