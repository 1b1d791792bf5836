package io.mountaineer.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of a schema as the rows of a table for people. */
final class FieldTable {

  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.schema\\.json");

  private final List<String> rows = new ArrayList<>();

  private FieldTable() {}

  /** Returns the rows, ready to be pasted. */
  static String of(JsonNode schema) {
    FieldTable table = new FieldTable();
    table.add("", schema);
    return "| field | type | meaning |\n|---|---|---|\n" + String.join("\n", table.rows) + "\n";
  }

  private void add(String prefix, JsonNode object) {
    Set<String> required = new LinkedHashSet<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    object.path("properties").properties().forEach(field -> add(prefix, field, required));
  }

  private void add(String prefix, Map.Entry<String, JsonNode> field, Set<String> required) {
    String name = prefix + field.getKey();
    JsonNode value = field.getValue();
    String absent = required.contains(field.getKey()) ? "" : ", may be absent";
    String meaning = value.path("description").asText().replace("|", "\\|");
    rows.add("| `%s` | %s | %s |".formatted(name, type(value) + absent, meaning));
    boolean list = value.path("type").asText().equals("array");
    add(list ? name + "[]." : name + '.', list ? value.path("items") : value);
  }

  private static String type(JsonNode value) {
    if (value.has("anyOf")) {
      return type(value.at("/anyOf/0")) + " or null";
    }
    if (value.has("$ref")) {
      Matcher file = FILE.matcher(value.path("$ref").asText());
      return file.replaceAll("[$1](#$1)");
    }
    if (value.has("const")) {
      return '`' + value.path("const").asText() + '`';
    }
    return value.has("enum") ? words(value.path("enum")) : basic(value);
  }

  private static String words(JsonNode words) {
    List<String> each = new ArrayList<>();
    words.forEach(word -> each.add(word.isNull() ? "null" : '`' + word.asText() + '`'));
    return String.join(", ", each).replaceAll(", null$", " or null");
  }

  private static String basic(JsonNode value) {
    JsonNode type = value.path("type");
    if (!type.isArray()) {
      return basic(value, type.asText());
    }
    List<String> each = new ArrayList<>();
    type.forEach(name -> each.add(basic(value, name.asText())));
    return String.join(", ", each).replaceAll(", null$", " or null");
  }

  private static String basic(JsonNode value, String name) {
    return switch (name) {
      case "string" -> text(value);
      case "boolean" -> "true or false";
      case "integer" -> "whole number";
      case "array" -> "list of " + several(type(value.path("items")));
      default -> name;
    };
  }

  private static String several(String type) {
    return type.matches("text|path|object") ? type + 's' : type.replaceFirst("^list ", "lists ");
  }

  private static String text(JsonNode value) {
    return value.has("format") ? "time" : value.has("pattern") ? "path" : "text";
  }
}
