package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Independence of the user's language. In Arabic, Persian, Marathi or Bengali {@code %d} prints
 * digits that no parser of ours reads, and in Turkish the lower form of I is not i.
 */
class LocaleTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern WITHOUT_LOCALE =
      Pattern.compile(
          "\\.to(Lower|Upper)Case\\(\\)|String\\.format\\(\\s*(?!\\s*Locale\\.ROOT)|ofPattern\\([^,]*?\\)"
              + "|\\bprintf\\(|NumberFormat\\.get\\w*\\(\\)|new (DecimalFormat|MessageFormat)\\(");

  /** Conversions that depend on the locale; {@code .formatted()} takes that of the user. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<!%)(%%)*%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[dxXoeEfgGaAtT](?!\\{)");

  @Test
  void nothingIsFormattedOrFoldedByTheLanguageOfTheUser() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String text = withoutComments(Files.readString(file));
      Matcher without = WITHOUT_LOCALE.matcher(text);
      while (without.find()) {
        found.add(file.getFileName() + ": " + without.group());
      }
      Matcher number = NUMBER.matcher(text);
      if (text.contains(".formatted(") && number.find()) {
        found.add(file.getFileName() + ": formatted() and " + number.group());
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String withoutComments(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }
}
