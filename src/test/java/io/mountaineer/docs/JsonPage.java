package io.mountaineer.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/JSON.md}: a section for each schema, with its fields and examples. */
public final class JsonPage {

  private static final Path FILE = Path.of("docs/JSON.md");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?ms)^## [^\\n]+\\n\\n[^#]*?\\(json/([a-z-]+)\\.schema\\.json\\)(.*?)(?=^## |\\z)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^`mountaineer ([^`]+)`\\n\\n```json\\n(.*?)^```$");

  /**
   * An example of an output.
   *
   * @param schema of the section it stands in
   * @param command what is typed after {@code mountaineer}
   */
  public record Example(String schema, String command, JsonNode json) {

    @Override
    public String toString() {
      return command;
    }
  }

  private JsonPage() {}

  /** Returns the lines of each section by the name of its schema. */
  static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(text());
    while (section.find()) {
      sections.put(section.group(1), section.group(2));
    }
    return sections;
  }

  /** Returns all examples, from the top of the page to its end. */
  public static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    sections()
        .forEach(
            (schema, text) -> {
              Matcher example = EXAMPLE.matcher(text);
              while (example.find()) {
                examples.add(new Example(schema, example.group(1), json(example.group(2))));
              }
            });
    return examples;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("an example is no JSON: " + text, e);
    }
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
