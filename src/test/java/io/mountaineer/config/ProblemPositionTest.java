package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemPositionTest {

  static Stream<Arguments> shapes() {
    String rest = "username=\"\", thunderbolt_host=\"a\", fallback_host=\"b\"";
    return Stream.of(
        Arguments.of("[global]\n\n  smb_port = 0\n", List.of("3:3")),
        Arguments.of(
            "global.smb_port = 0\nglobal.check_interval_secs = 0\n", List.of("1:1", "2:1")),
        Arguments.of(
            "global = { smb_port = 0, check_interval_secs = 0 }\n", List.of("1:12", "1:26")),
        Arguments.of("[global]\r\n\"smb_port\" = 0\r\n", List.of("2:1")),
        Arguments.of("# 😀\n[global]\n'volumes_root' = \"😀\"\n", List.of("3:1")),
        Arguments.of("global = { shares_root = \"😀\", smb_port = 0 }\n", List.of("1:12", "1:31")),
        Arguments.of("shares = [ { name = \"/\", " + rest + " } ]\n", List.of("1:14")),
        Arguments.of(
            "shares = [\n  { name = \"A\", " + rest + " },\n  { " + rest + " },\n]\n",
            List.of("3:3")),
        Arguments.of("shares = [\n  7,\n  \"x\",\n]\n", List.of("2:3", "3:3")),
        Arguments.of(Texts.SHARE + "\n\n[[shares]]\nname = \"B\"\n", List.of("8:1", "8:1", "8:1")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isWhereTheMistakeStands(String text, List<String> positions) {
    assertEquals(
        positions,
        Texts.read(text).problems().stream()
            .map(problem -> problem.line() + ":" + problem.column())
            .toList());
  }

  @Test
  void theInlineFormReadsTheSame() {
    String inline =
        """
        shares = [
          { name = "CORE", username = "ann", thunderbolt_host = "10.10.10.1", \
        fallback_host = "macmini.local" },
        ]
        aliases = [ { name = "Footage", share = "CORE", target_subpath = "Projects/Footage" } ]
        """;

    assertEquals(Texts.read(Texts.SHARE + Texts.ALIAS), Texts.read(inline));
    assertTrue(Texts.read(inline).isValid());
  }

  @Test
  void theTextNamesFileLineColumnAndKey() {
    ConfigResult result = Texts.read("x = 1\n[global]\n  check_interval_secs = 0\n");

    assertEquals(
        """
        config.toml:1:1: warning: x is not known and has no effect
        config.toml:3:3: check_interval_secs must be 1 to 3600, not 0\
        """,
        result.text("config.toml"));
    assertEquals("check_interval_secs", result.errors().get(0).key());
    assertEquals("x", result.warnings().get(0).key());
  }
}
