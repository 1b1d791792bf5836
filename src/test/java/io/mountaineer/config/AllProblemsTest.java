package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.ConfigProblem.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllProblemsTest {

  @Test
  void areReportedAtOnceInTheOrderOfTheText() {
    String text =
        """
        colour = "red"
        [[aliases]]
        name = "a/b"
        share = "NONE"
        target_subpath = ".."
        [[shares]]
        name = "CORE"
        username = "ann"
        thunderbolt_host = "nas"
        fallback_host = "NAS"
        [global]
        smb_port = 0
        check_interval_secs = "2"
        lsof_rechek = true
        """;

    assertEquals(
        List.of("1", "3", "4", "5", "10", "12", "13", "14"),
        Texts.problems(text).stream().map(problem -> problem.split(":")[1]).toList());
    assertFalse(Texts.read(text).isValid());
  }

  @Test
  void includeEverySyntaxErrorAndTheValuesThatCouldBeRead() {
    String text =
        """
        [global]
        smb_port =
        check_interval_secs = 0
        auto_failback = maybe
        lsof_recheck = "x
        [[shares]]
        name = "CORE"
        fallback_host = "a b"
        """;

    List<String> problems = Texts.problems(text);

    assertEquals(
        List.of("2:11", "3:1", "4:17", "5:18", "8:1"),
        problems.stream().map(AllProblemsTest::position).toList());
    assertTrue(problems.get(0).contains("unexpected end of line, expected a value"));
  }

  @Test
  void whatASyntaxErrorMayHideIsNotCalledMissing() {
    List<String> problems = Texts.problems("[[shares]]\nname = \"CORE\nusername\n" + Texts.ALIAS);

    assertTrue(
        problems.stream().noneMatch(text -> text.contains("is missing")), problems.toString());
    assertTrue(problems.stream().noneMatch(text -> text.contains("no share")), problems.toString());
  }

  @Test
  void aKeyWrittenTwiceIsAnError() {
    assertEquals(
        List.of("c.toml:3:1: smb_port previously defined at line 2, column 1"),
        Texts.problems("[global]\nsmb_port = 1\nsmb_port = 2\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[global]|smb_prt = 1|smb_prt is not known and has no effect; did you mean smb_port?",
        "[global]|'auto-failback' = true|auto-failback is not known and has no effect; did you"
            + " mean auto_failback?",
        "[[aliases]]|subpath = 1|subpath is not known and has no effect; did you mean"
            + " target_subpath?",
        "|smb_port = 1|smb_port has no effect here; it belongs under [global]",
        "[[aliases]]|fallback_host = 1|fallback_host has no effect here; it belongs under"
            + " [[shares]]",
        "|[[share]]|share has no effect here; it belongs under [[aliases]]",
        "|[Global]|Global is not known and has no effect; did you mean global?",
        "[global]|password = \"x\"|password has no effect; passwords live in the Keychain only",
      })
  void anUnknownKeyIsAWarningWithTheNearestOne(String header, String line, String message) {
    ConfigResult result = Texts.read((header == null ? "" : header) + '\n' + line + '\n');

    List<ConfigProblem> warnings =
        result.problems().stream().filter(each -> each.severity() == Severity.WARNING).toList();
    assertEquals(1, warnings.size(), result.problems().toString());
    assertEquals(message, warnings.get(0).message());
    assertEquals(2, warnings.get(0).line());
  }

  @Test
  void anUnknownKeyDoesNoHarm() {
    assertTrue(Texts.read(Texts.SHARE + "colour = \"red\"\n").isValid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[shares]]\nusername = \"ann:geheim\"\n",
        "[[shares]]\nthunderbolt_host = \"ann:geheim@nas\"\n",
        "[[shares]]\nthunderbolt_host = \"ann:geheim\"\n",
        "[[shares]]\nfallback_host = \"smb://ann:geheim@nas/CORE\"\n",
        "[[shares]]\nname = \"ann:geheim@nas\"\nshare_name = \"ann:geheim\"\n",
        "[[aliases]]\nname = \"ann:geheim\"\nshare = \"ann:geheim@nas\"\npath = \"ann:geheim\"\n",
        "[[aliases]]\nname = \"a\"\ntarget_subpath = \"/ann:geheim@nas\"\nshare = \"a\"\n",
        "[global]\nshares_root = \"smb://ann:geheim@nas\"\nvolumes_root = \"//ann:geheim@nas\"\n",
        "\"ann:geheim\" = 1\n[global]\n\"ann:geheim@nas\" = 1\n",
        "\"ann:geheim\" = 1\n\"ann:geheim\" = 2\n",
        "\"ann:geheim\" = 1\n\"ann:geheim\".x = 2\n",
        "[\"ann:geheim\"]\n[[\"ann:geheim\"]]\n",
        "\"ann:geheim\" = {}\n\"ann:geheim\".x = 1\n",
        "\"ann:geheim\" = []\n[[\"ann:geheim\"]]\n",
        "ann:geheim = 1\n[ann:geheim]\n",
        "username = ann:geheim\n",
        "username = \"ann\" geheim\n",
        "username = \"ann\":geheim\n",
        "username = \"ann:geheim\n",
        "username = 'ann:geheim\n",
        "username = \"ann:\\geheim\"\n",
        "username = 1:geheim\n",
        "username = [\"ann\" geheim]\n",
        "username = { ann geheim }\n",
        "username = \"\"\"ann:geheim\n",
      })
  void noMessageRepeatsAPassword(String text) {
    ConfigResult result = Texts.read(text);

    assertFalse(result.problems().isEmpty());
    assertFalse(result.problems().toString().contains("geheim"), result.problems().toString());
    assertFalse(result.text("c.toml").contains("eheim"), result.text("c.toml"));
  }

  @Test
  void aMessageIsOneLineThatATerminalShowsAsItIs() {
    List<String> problems = Texts.problems("\"\\u001b[31m\\n" + "x".repeat(500) + "\" = 1");

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("\\u001b[31m\\u000ax"), problems.get(0));
    assertTrue(problems.get(0).length() < 300, problems.get(0));
    assertTrue(problems.get(0).codePoints().noneMatch(SafeText::isControl), problems.get(0));
  }

  @Test
  void manyCommentsSharesAndAliasesAreReadInTime() {
    StringBuilder text = new StringBuilder("# a comment\n\n".repeat(3000));
    for (int number = 0; number < 500; number++) {
      text.append(Texts.SHARE.replace("CORE", "share " + number));
      text.append(
          Texts.ALIAS.replace("CORE", "share " + number).replace("\"Footage", "\"F" + number));
    }

    ConfigResult result =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Texts.read(text.toString()));

    assertEquals(500, result.config().orElseThrow().shares().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a=", "a.", "[[a]]\n", "'''\n", "[1,", "\"", "\\"})
  void deepOrEndlessTextIsAProblemAndNotAnException(String piece) {
    String text = "x = " + piece.repeat(3000);

    assertFalse(Texts.read(text).isValid());
  }

  @Test
  void aControlCharacterIsAProblemWhereverItStands() {
    String text =
        "x = { a = 1, # \u0000\n b = 2 }\n# \ud83d\n[global]\n\tsmb_port = 0 # \u007f\u0001\r\n";

    assertEquals(
        List.of(
            "c.toml:1:1: warning: x is not known and has no effect",
            "c.toml:1:16: control character, none is allowed",
            "c.toml:3:3: control character, none is allowed",
            "c.toml:5:2: smb_port must be 1 to 65535, not 0",
            "c.toml:5:17: control character, none is allowed"),
        Texts.problems(text));
  }

  @Test
  void aFaultOfTheParserIsAProblemToo() {
    ConfigParser toml =
        new ConfigParser(
            Texts.HOME,
            text -> {
              throw new IllegalStateException(text);
            });

    assertEquals(
        "c:1:1: this is not TOML, and nobody can say where it goes wrong",
        toml.read("secret").text("c"));
  }

  private static String position(String problem) {
    String[] parts = problem.split(":");
    return parts[1] + ":" + parts[2];
  }
}
