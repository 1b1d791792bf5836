package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Config;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a valid file, reading it gives a config or says why not. */
class ConfigFuzzTest {

  private static final int MUTATIONS = 3000;

  private static final List<String> VALID =
      List.of(
          Texts.SHARE + Texts.ALIAS,
          "[global]\nsmb_port = 445\nshares_root = \"~/S\"\n" + Texts.SHARE + Texts.ALIAS,
          "global = { smb_port = 1 }\nshares = [ { name = 'A', username = '',"
              + " thunderbolt_host = '::1', fallback_host = 'b' } ]\n");

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\"\"\"",
          "'''",
          "[",
          "]",
          "[[",
          "]]",
          "{",
          "}",
          "=",
          ".",
          ",",
          "#",
          "\n",
          "\r",
          "\t",
          "\\",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ud800",
          "\u2028",
          "😀",
          "u\u0308",
          "/",
          ":",
          "@",
          "~/",
          "..",
          "-",
          "%",
          "%en5",
          "::",
          "[fe80::1%]",
          "999999999999999999999",
          "1e400",
          "nan",
          "0x",
          "2025-13-01",
          "true",
          "[[shares]]\n",
          "[global]\n",
          "[[aliases]]\n",
          "name = \"CORE\"\n",
          "share = 1\n",
          "shares.x = 1\n",
          "path = \"/Volumes\"\n",
          "path = \"~/\\u0000\"\n",
          "target_subpath = \"\"\n",
          "thunderbolt_host = \".:\"\n");

  @Test
  void neverThrowsAndNeverHangs() {
    Random random = new Random(20250101);
    int valid = 0;
    for (int number = 0; number < MUTATIONS; number++) {
      String text = mutated(VALID.get(random.nextInt(VALID.size())), random);
      ConfigResult result = read(number, text);
      valid += result.isValid() ? 1 : 0;
      result.config().ifPresent(config -> assertMeansTheSame(config, text));
    }

    // Both kinds have to occur often, or the mutations test nothing.
    assertTrue(valid > MUTATIONS / 20 && valid < MUTATIONS * 19 / 20, valid + " valid");
  }

  @Test
  void aFileThatEndsAtAnyByteIsReadOrRefusedWithALine() {
    for (String valid : VALID) {
      for (int end = 0; end < valid.length(); end++) {
        read(end, valid.substring(0, end));
      }
    }
  }

  private static ConfigResult read(int number, String text) {
    try {
      ConfigResult result =
          assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Texts.read(text));
      assertTrue(result.isValid() || !result.errors().isEmpty());
      assertTrue(
          result.problems().stream()
              .allMatch(problem -> problem.line() > 0 && problem.column() > 0),
          result.problems().toString());
      // The net below the parser is for unknown faults; a known one is ours to avoid.
      assertFalse(result.text("").contains("this is not TOML"), text);
      return result;
    } catch (RuntimeException | StackOverflowError failed) {
      throw new AssertionError("mutation " + number + " of:\n" + text, failed);
    }
  }

  private static void assertMeansTheSame(Config config, String text) {
    assertEquals(
        config, Texts.read(EffectiveConfig.text(config)).config().orElse(null), "from:\n" + text);
  }

  private static String mutated(String valid, Random random) {
    StringBuilder text = new StringBuilder(valid);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.replace(at, Math.min(text.length(), at + 1), piece(random));
        default -> text.insert(at, piece(random));
      }
    }
    return text.toString();
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
