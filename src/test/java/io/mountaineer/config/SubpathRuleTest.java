package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubpathRuleTest {

  @ParameterizedTest
  @CsvSource({
    "Footage,Footage",
    "Projects/2025/Footage/,Projects/2025/Footage",
    "a//b/./c,a/b/c",
    "a/../b,b",
    ".,.",
    "'',.",
    "' ',.",
    "/,.",
    "/dev/projects/,dev/projects",
    "a/..,.",
    "..a/b..,..a/b..",
    "'R & D/Größe $','R & D/Größe $'",
  })
  void staysInsideTheShare(String subpath, String normalised) {
    assertEquals(Optional.empty(), SubpathRule.violation(subpath));
    assertEquals(normalised, SubpathRule.normalised(subpath));
  }

  @ParameterizedTest
  @CsvSource({
    "~/x,is not relative",
    "~,is not relative",
    "..,leaves the share",
    "../x,leaves the share",
    "a/../../a,leaves the share",
    "./..,leaves the share",
  })
  void refusesToLeaveTheShare(String subpath, String violation) {
    String text = SubpathRule.violation(subpath).orElseThrow();

    assertTrue(text.startsWith(violation + "; it must be a relative folder"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb"})
  void refusesControlCharacters(String subpath) {
    assertTrue(SubpathRule.violation(subpath).orElseThrow().startsWith("contains a control"));
  }
}
