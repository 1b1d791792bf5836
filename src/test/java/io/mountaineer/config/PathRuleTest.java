package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRuleTest {

  private final PathRule rule = new PathRule(Path.of("/Users/ann"));

  @ParameterizedTest
  @CsvSource({
    "/data/Shares,/data/Shares",
    "~/Shares,/Users/ann/Shares",
    "~/,/Users/ann",
    "/a/./b/../c/,/a/c",
    "'/a b/$HOME','/a b/$HOME'",
  })
  void resolvesAbsolutePathsAndTheHome(String written, Path resolved) {
    assertEquals(Optional.empty(), rule.violation(written));
    assertEquals(resolved, rule.resolved(written));
  }

  @ParameterizedTest
  @CsvSource({
    "'',is empty",
    "Shares,is not absolute",
    "./Shares,is not absolute",
    "~,is not absolute",
    "~bob/Shares,is not absolute",
    "/,is the root of the file system",
    "/a/..,is the root of the file system",
    "~/../..,is the root of the file system",
  })
  void refusesWhatIsNotAPlace(String written, String violation) {
    String text = rule.violation(written).orElseThrow();

    assertTrue(text.startsWith(violation + "; it must be an absolute path"), text);
  }

  @Test
  void refusesTheEndOfAStringInC() {
    assertTrue(rule.violation("/a\u0000b").isPresent());
    assertTrue(rule.violation("~/a\u0000b").isPresent());
  }

  @Test
  void theHomeIsNothingForAPathThatMustBeAbsolute() {
    assertTrue(PathRule.absoluteViolation("~/Volumes").isPresent());
    assertEquals(Optional.empty(), PathRule.absoluteViolation("/Volumes"));
  }
}
