package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {

  @ParameterizedTest
  @ValueSource(strings = {"CORE", "/Volumes/CORE-1", "Büro", "a@b.local:445", "x=1"})
  void aPlainWordStaysAsItIs(String word) {
    assertEquals(word, ShellQuote.of(word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "My Share|'My Share'",
        "a$HOME|'a$HOME'",
        "R&D|'R&D'",
        "it's|'it'\\''s'",
        "~|'~'",
        "a*|'a*'",
        "a;b|'a;b'",
        "a\\b|'a\\b'",
      })
  void everythingElseIsQuoted(String word, String quoted) {
    assertEquals(quoted, ShellQuote.of(word));
  }
}
