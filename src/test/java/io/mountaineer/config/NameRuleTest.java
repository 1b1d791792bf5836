package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "CORE", "Größe", "a b", "pay$", "R&D", "Ann's", "\"q\"", "a.b", "a-", "😀"})
  void allowsWhatAFolderMayBeCalled(String name) {
    assertEquals(Optional.empty(), NameRule.violation(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "'  '|is empty",
        "a/b|contains \"/\"",
        "a:b|contains \":\"",
        ".|starts with \".\"",
        "..|starts with \".\"",
        ".hidden|starts with \".\"",
        "-rf|starts with \"-\"",
      })
  void refusesWhatCannotBeAFolder(String name, String violation) {
    String text = NameRule.violation(name).orElseThrow();

    assertTrue(text.startsWith(violation + "; it must be 1 to 80 characters"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000b", "a\u007fb", "a\u009bb", "a\u2028b", "a\ud800b"})
  void refusesControlCharactersAndHalfCharacters(String name) {
    assertTrue(NameRule.violation(name).orElseThrow().startsWith("contains a control character"));
  }

  @Test
  void countsCharactersAsPeopleDo() {
    String composedFromTwo = "u\u0308";

    assertEquals(Optional.empty(), NameRule.violation(composedFromTwo.repeat(80)));
    assertEquals(Optional.empty(), NameRule.violation("😀".repeat(80)));
    assertTrue(NameRule.violation("😀".repeat(81)).orElseThrow().startsWith("has 81 characters"));
    assertTrue(NameRule.violation("a".repeat(81)).orElseThrow().startsWith("has 81 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Links", "links", "LINKS"})
  void aShareMayNotBeCalledLinks(String name) {
    assertTrue(NameRule.shareViolation(name).isPresent());
    assertEquals(Optional.empty(), NameRule.violation(name));
  }

  @Test
  void aShareMayBeCalledAlmostLinks() {
    assertEquals(Optional.empty(), NameRule.shareViolation("Links2"));
    assertTrue(NameRule.shareViolation("a/b").isPresent());
  }

  @Test
  void comparesNamesAsTheFileSystemDoes() {
    assertTrue(NameRule.sameName("Größe", "GRÖßE"));
    assertTrue(NameRule.sameName("Gr\u00f6\u00dfe", "gro\u0308\u00dfe"));
    assertFalse(NameRule.sameName("CORE", "CORE2"));
    assertEquals("\u00fc", NameRule.composed("u\u0308"));
  }
}
