package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultConfigTest {

  @Test
  void saysTheDefaultsAndHasNoSharesYet() throws IOException {
    ConfigResult result = Texts.read(text());

    assertEquals(List.of(), result.problems());
    assertEquals(
        new Config(Settings.defaults(Texts.HOME), List.of(), List.of()),
        result.config().orElseThrow());
  }

  @Test
  void namesEveryKeyAndEveryExampleIsValid() throws IOException {
    String withExamples = text().replaceAll("(?m)^#(?=[a-z\\[])", "");

    ConfigResult result = Texts.read(withExamples);

    assertEquals(List.of(), result.problems());
    assertEquals(1, result.config().orElseThrow().shares().size());
    assertEquals(1, result.config().orElseThrow().aliases().size());
    for (Section section : Section.values()) {
      assertTrue(withExamples.contains("\n" + section.header + "\n"), section.header);
      section.keys.forEach(key -> assertTrue(withExamples.contains("\n" + key + " = "), key));
    }
  }

  @Test
  void explainsEveryKeyBeforeItsLine() throws IOException {
    String text = text();

    for (String key : Section.GLOBAL.keys) {
      assertTrue(text.matches("(?s).*\n# [^\n]*\n" + key + " = .*"), key);
    }
    for (String key : Section.SHARES.keys) {
      assertTrue(text.contains("\n# " + key + ' '), key);
    }
    for (String key : Section.ALIASES.keys) {
      assertTrue(text.contains("\n# " + key + ' '), key);
    }
  }

  private static String text() throws IOException {
    return new String(DefaultConfig.text(), StandardCharsets.UTF_8);
  }
}
