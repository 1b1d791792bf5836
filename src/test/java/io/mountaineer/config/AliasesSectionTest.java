package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasesSectionTest {

  @Test
  void anAliasStandsAmongTheLinksUnlessItSaysOtherwise() {
    assertEquals(
        new Alias(
            "Footage", Path.of("/Users/ann/Shares/Links/Footage"), "CORE", "Projects/Footage"),
        alias(Texts.SHARE + Texts.ALIAS));
    assertEquals(
        Path.of("/Users/ann/Desktop/F"), alias(Texts.aliasWith("path", "\"~/Desktop/F\"")).path());
    assertEquals(
        Path.of("/data/Links/Footage"),
        alias("[global]\nshares_root = \"/data\"\n" + Texts.SHARE + Texts.ALIAS).path());
  }

  @Test
  void theTargetIsNormalisedAndTheShareSpeltAsConfigured() {
    assertEquals("b", alias(Texts.aliasWith("target_subpath", "\"a/../b/\"")).targetSubpath());
    assertEquals("CORE", alias(Texts.aliasWith("share", "\"core\"")).share());
  }

  @Test
  void nameAndShareHaveToBeThere() {
    assertEquals(
        List.of(
            "c.toml:1:1: warning: name is missing; the entry is left out",
            "c.toml:1:1: warning: share is missing; the entry is left out"),
        Texts.problems("[[aliases]]\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"/\"", "\".\""})
  void anEmptyFolderIsTheShareItself(String folder) {
    assertEquals(".", alias(Texts.aliasWith("target_subpath", folder)).targetSubpath());
  }

  @Test
  void aMissingFolderIsTheShareItself() {
    String text = Texts.SHARE + Texts.ALIAS.replaceAll("target_subpath.*\n", "");

    assertEquals(".", alias(text).targetSubpath());
    assertEquals(List.of(), Texts.problems(text));
  }

  @Test
  void slashesAroundTheFolderMeanNothing() {
    assertEquals(
        "dev/projects",
        alias(Texts.aliasWith("target_subpath", "\"/dev/projects/\"")).targetSubpath());
  }

  @Test
  void anAliasThatCannotBeUsedCostsItselfAlone() {
    String text =
        Texts.SHARE
            + Texts.ALIAS.replace("Footage\"\nshare", "Bad\"\nshare")
            + "path = \"~/Shares\"\n"
            + Texts.ALIAS.replace("Projects/Footage", "../x")
            + Texts.ALIAS;

    ConfigResult result = Texts.read(text);

    assertEquals(1, result.config().orElseThrow().shares().size());
    assertEquals(List.of(), result.errors());
    assertEquals(3, result.warnings().size(), result.problems().toString());
  }

  @Test
  void anElementThatIsNoAliasCostsItselfAlone() {
    ConfigResult result = Texts.read("aliases = [ 3 ]\n" + Texts.SHARE);

    assertTrue(result.isValid());
    assertEquals(1, result.warnings().size(), result.problems().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|\"a:b\"|name of alias \"a…\" contains \":\"",
        "share|\"CO/RE\"|share of alias \"Footage\" contains \"/\"",
        "share|1|share of alias \"Footage\" must be a text in quotes, not a whole number",
        "target_subpath|\"../x\"|target_subpath of alias \"Footage\" leaves the share",
        "target_subpath|\"~/x\"|target_subpath of alias \"Footage\" is not relative",
        "path|\"Desktop/F\"|path of alias \"Footage\" is not absolute",
      })
  void everyValueIsChecked(String key, String value, String message) {
    List<ConfigProblem> problems = Texts.read(Texts.aliasWith(key, value)).problems();

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).message().startsWith(message), problems.toString());
    assertEquals(key, problems.get(0).key());
  }

  @Test
  void anAliasOfAShareThatIsNotThereIsOnlyWarnedAbout() {
    ConfigResult result = Texts.read(Texts.ALIAS);

    assertEquals(
        List.of(
            "c.toml:3:1: warning: share of alias \"Footage\" is \"CORE\","
                + " but no share is configured"),
        Texts.problems(Texts.ALIAS));
    assertEquals("CORE", result.config().orElseThrow().aliases().get(0).share());
  }

  @Test
  void notEveryOneOfManySharesIsNamed() {
    StringBuilder shares = new StringBuilder();
    for (int number = 1; number <= 11; number++) {
      shares.append(Texts.SHARE.replace("CORE", "s" + number));
    }

    List<String> problems = Texts.problems(shares + Texts.ALIAS);

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).endsWith("\"s9\", \"s10\" and others"), problems.get(0));
  }

  @Test
  void anAliasOfABrokenShareIsNotDangling() {
    List<String> problems =
        Texts.problems(Texts.shareWith("fallback_host", "\"a b\"") + Texts.ALIAS);

    assertEquals(1, problems.size(), problems.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Volumes/F|below /Volumes or volumes_root",
        "/volumes/CORE/F|below /Volumes or volumes_root",
        "/Volumes|below /Volumes or volumes_root",
        "/tmp/../Volumes/F|below /Volumes or volumes_root",
        "/mnt/v/F|below /Volumes or volumes_root",
        "~/Shares/CORE|at, below or above the link of share \"CORE\"",
        "~/shares/core/F|at, below or above the link of share \"CORE\"",
        "~/Shares|where the folder of shares or aliases is",
        "~/Shares/Links|where the folder of shares or aliases is",
        "~/|where the folder of shares or aliases is",
      })
  void anAliasStandsNowhereElse(String path, String where) {
    String text = "[global]\nvolumes_root = \"/mnt/v\"\n";

    List<String> problems = Texts.problems(text + Texts.aliasWith("path", '"' + path + '"'));

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems
            .get(0)
            .startsWith("c.toml:12:1: warning: path of alias \"Footage\" puts the link " + where),
        problems.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Users/ann/Footage", "~/Shares/CORE2", "/data/Volumes/x", "/Volume/x"})
  void anAliasMayStandElsewhere(String path) {
    assertEquals(List.of(), Texts.problems(Texts.aliasWith("path", '"' + path + '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"~/A", "~/a", "~/A/below", "/Users/ann/A/./b"})
  void aliasesDoNotStandInEachOther(String path) {
    String first = Texts.aliasWith("path", "\"~/A\"");
    String second =
        Texts.ALIAS.replace("Footage\"\nshare", "Other\"\nshare") + "path = \"" + path + "\"\n";

    List<String> problems = Texts.problems(first + second);

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems
            .get(0)
            .startsWith(
                "c.toml:15:1: warning: path of alias \"Other\" puts the link at, below or above the link of"
                    + " alias \"Footage\""),
        problems.toString());
  }

  @Test
  void aliasesMayStandBesideEachOther() {
    String second = Texts.ALIAS.replace("Footage\"\nshare", "Footage2\"\nshare");

    assertEquals(List.of(), Texts.problems(Texts.SHARE + Texts.ALIAS + second));
  }

  @Test
  void aLaterAliasDoesNotSwallowAnEarlierOne() {
    String second = Texts.ALIAS.replace("Footage\"\nshare", "Other\"\nshare") + "path = \"~/A\"\n";

    assertEquals(1, Texts.problems(Texts.aliasWith("path", "\"~/A/b\"") + second).size());
  }

  @Test
  void namesAreUniqueIgnoringCase() {
    String second = Texts.ALIAS.replace("Footage\"\nshare", "footage\"\nshare");

    assertEquals(
        List.of(
            "c.toml:11:1: warning: name of alias \"footage\" is already used by the alias in line"
                + " 6; it must differ in more than case; the entry is left out"),
        Texts.problems(Texts.SHARE + Texts.ALIAS + second));
  }

  @Test
  void anAliasMayBeCalledLikeItsShare() {
    assertEquals("core", alias(Texts.aliasWith("name", "\"core\"")).name());
  }

  private static Alias alias(String text) {
    return Texts.read(text).config().orElseThrow().aliases().get(0);
  }
}
