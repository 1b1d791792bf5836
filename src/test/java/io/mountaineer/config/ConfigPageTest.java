package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.docs.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreement of {@code docs/CONFIG.md} with the code, key by key. */
class ConfigPageTest {

  private static final Page PAGE = Page.named("CONFIG.md");
  private static final String EXAMPLE = PAGE.below("## Example").block("toml");
  private static final Pattern ALLOWED =
      Pattern.compile("must be (.*?)(?:, not a date or time)?(?:\n|$)");
  private static final Pattern RANGE = Pattern.compile("a whole number from (.*)");

  @ParameterizedTest
  @CsvSource({"GLOBAL, ## Settings", "SHARES, ## Shares", "ALIASES, ## Aliases"})
  void everyKeyIsThereWithItsTypeItsDefaultAndWhatIsAllowed(Section section, String heading) {
    List<String> documented =
        PAGE.below(heading).rows().stream()
            .map(row -> Page.plain(String.join(" | ", row.subList(0, 4))))
            .toList();

    assertEquals(
        String.join("\n", section.keys.stream().map(key -> row(section, key)).toList()),
        String.join("\n", documented),
        () -> "the first four columns below '" + heading + "' have to be these");
  }

  @Test
  void everyKeyIsExplained() {
    for (String heading : List.of("## Settings", "## Shares", "## Aliases")) {
      PAGE.below(heading).rows().forEach(row -> assertFalse(row.get(4).isEmpty(), row::toString));
    }
  }

  @Test
  void theFirstConfigNamesTheSameRanges() throws IOException {
    String first = new String(DefaultConfig.text(), StandardCharsets.UTF_8);
    int ranges = 0;
    for (String key : Section.GLOBAL.keys) {
      Matcher range = RANGE.matcher(allowed(Section.GLOBAL, key, "2026-01-02"));
      String[] paragraphs = first.split("\n" + key + " = ")[0].split("\n\n");
      String explained = paragraphs[paragraphs.length - 1].replaceAll("\n# ", " ");
      if (range.matches()) {
        ranges++;
        assertTrue(explained.contains(" " + range.group(1) + "."), key);
      }
    }
    assertTrue(ranges > 0, "no key has a range");
  }

  @Test
  void theLargestFileIsAsLargeAsThePageSays() {
    String inGeneral = PAGE.below("### In general").rows().toString();
    String largest = inGeneral.replaceAll(".* larger than (\\d+) KB.*", "$1");
    int bytes = Integer.parseInt(largest) * 1024;

    assertFalse(ConfigFile.isTooLarge("#".repeat(bytes)));
    assertTrue(ConfigFile.isTooLarge("#".repeat(bytes + 1)));
  }

  @Test
  void theExampleIsValidAndHasEveryKey() {
    assertEquals(List.of(), Texts.problems(EXAMPLE));
    for (Section section : Section.values()) {
      section.keys.forEach(
          key -> assertEquals(1, occurrences(section, key), section.header + ' ' + key));
    }
  }

  @Test
  void ofEveryMistakeIsSaidWhatThePageSays() {
    List<List<String>> mistakes = PAGE.below("## Mistakes").rows();

    assertEquals(
        mistakes.stream().map(row -> said(Page.plain(row.get(0)), Page.plain(row.get(1)))).toList(),
        mistakes.stream().map(row -> List.of(Page.plain(row.get(2)))).toList());
  }

  private static String row(Section section, String key) {
    String type = allowed(section, key, "2026-01-02");
    Matcher range = RANGE.matcher(type);
    if (range.matches()) {
      return String.join(" | ", key, "whole number", byDefault(section, key), range.group(1));
    }
    return type.equals("true or false")
        ? String.join(" | ", key, type, byDefault(section, key), "true, false")
        : String.join(
            " | ", key, "text", byDefault(section, key), allowed(section, key, "\"\\u0001\""));
  }

  /** Returns what the reader asks for when it is given an invalid value. */
  private static String allowed(Section section, String key, String value) {
    String said = String.join("\n", said(section.header, key + " = " + value));
    Matcher matcher = ALLOWED.matcher(said);
    if (!matcher.find()) {
      throw new AssertionError(said);
    }
    return matcher.group(1);
  }

  private static String byDefault(Section section, String key) {
    if (section == Section.GLOBAL) {
      Settings defaults = Settings.defaults(Path.of("~"));
      return TomlLiteral.of(GlobalKey.typed(key).orElseThrow().valueIn(defaults));
    }
    ConfigResult result = Texts.read(example(section.header, key, ""));
    return result.problems().stream().noneMatch(each -> each.isError() || each.leavesOut())
        ? filledIn(section, key, result.config().orElseThrow())
        : "*required*";
  }

  private static String filledIn(Section section, String key, Config config) {
    return switch (section.entry + ' ' + key) {
      case "share share_name" -> config.shares().get(0).shareName().replace("Studio", "<name>");
      case "alias path" ->
          config
              .aliases()
              .get(0)
              .path()
              .toString()
              .replace(config.settings().sharesRoot().toString(), "<shares_root>")
              .replace("Footage", "<name>");
      case "alias target_subpath" -> TomlLiteral.of(config.aliases().get(0).targetSubpath());
      default -> throw new AssertionError("what is the default of " + key + " of " + section + "?");
    };
  }

  /** Returns the problems of a line that stands in the example in place of the one for its key. */
  private static List<String> said(String header, String line) {
    String key = line.replaceAll(" =.*", "");
    return Texts.read(example(header, key, line)).problems().stream()
        .map(problem -> (problem.isError() ? "" : "warning: ") + problem.message())
        .toList();
  }

  /**
   * Returns the example up to the end of a table, where this line stands in place of that for a
   * key.
   */
  private static String example(String header, String key, String line) {
    StringBuilder text = new StringBuilder();
    for (String table : EXAMPLE.split("\n(?=\\[)")) {
      if (table.startsWith(header)) {
        return text + table.replaceAll("(?m)^" + key + " = .*\n", "") + line + '\n';
      }
      text.append(table);
    }
    throw new AssertionError("no " + header + " in the example");
  }

  private static long occurrences(Section section, String key) {
    return Stream.of(EXAMPLE.split("\n(?=\\[)"))
        .filter(table -> table.startsWith(section.header))
        .flatMap(String::lines)
        .filter(line -> line.startsWith(key + " = "))
        .count();
  }
}
