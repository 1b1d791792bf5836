package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayColumnsTest {

  @ParameterizedTest
  @CsvSource({
    "CORE, 4",
    "Büro, 4",
    "Bu\u0308ro, 4",
    "映像, 4",
    "한글, 4",
    "ｆｕｌｌ, 8",
    "🎬, 2",
    "👩‍💻, 2",
    "👍🏽, 2",
    "🇩🇪, 2",
    "❤️, 2",
    "●, 1",
    "…, 1",
    "עברית, 5"
  })
  void aTextTakesTheColumnsThatATerminalGivesIt(String text, int columns) {
    assertEquals(columns, DisplayColumns.of(text));
  }

  @Test
  void aHeadEndsBeforeTheCharacterThatDoesNotFit() {
    assertEquals("映", DisplayColumns.head("映像", 3));
    assertEquals("ab", DisplayColumns.head("abc", 2));
    assertEquals("", DisplayColumns.head("映", 1));
  }
}
