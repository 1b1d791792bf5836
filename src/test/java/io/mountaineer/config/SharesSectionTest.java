package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Share;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharesSectionTest {

  @Test
  void theShareNameIsTheNameUnlessItSaysOtherwise() {
    assertEquals(
        List.of(new Share("CORE", "ann", "10.10.10.1", "macmini.local", "CORE")),
        Texts.read(Texts.SHARE).config().orElseThrow().shares());
    assertEquals(
        "Core$ Daten", share(Texts.shareWith("share_name", "\"Core$ Daten\"")).shareName());
  }

  @Test
  void hostsAndNamesAreKeptInOneForm() {
    assertEquals(
        "fe80::1%en5",
        share(Texts.shareWith("thunderbolt_host", "\"[fe80::1%en5]\"")).thunderboltHost());
    assertEquals("\u00dc", share(Texts.shareWith("name", "\"U\\u0308\"")).name());
  }

  @Test
  void aGuestHasAnEmptyUsername() {
    assertEquals("", share(Texts.shareWith("username", "\"\"")).username());
  }

  @Test
  void everythingButTheShareNameHasToBeThere() {
    assertEquals(
        List.of(
            "c.toml:2:1: name is missing",
            "c.toml:2:1: username is missing (\"\" for a guest)",
            "c.toml:2:1: thunderbolt_host is missing",
            "c.toml:2:1: fallback_host is missing"),
        Texts.problems("\n[[shares]]\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|\"a/b\"|name of share \"a/b\" contains \"/\"",
        "name|\"links\"|name of share \"links\" is \"Links\", the folder of the aliases",
        "name|7|name must be a text in quotes, not a whole number",
        "share_name|\"..\"|share_name of share \"CORE\" starts with \".\"",
        "share_name|\"\"|share_name of share \"CORE\" is empty",
        "share_name|[]|share_name of share \"CORE\" must be a text in quotes, not a list",
        "username|\"WORK\\\\ann\"|username of share \"CORE\" contains \"\\\"",
        "username|false|username of share \"CORE\" must be a text in quotes, not true or false",
        "thunderbolt_host|\"\"|thunderbolt_host of share \"CORE\" is empty",
        "fallback_host|\"smb://nas\"|fallback_host of share \"CORE\" contains a path or is a URL",
        "fallback_host|\"10.10.10.1\"|fallback_host of share \"CORE\" is the same as"
            + " thunderbolt_host; it must be another address",
      })
  void everyValueIsChecked(String key, String value, String message) {
    List<ConfigProblem> problems = Texts.read(Texts.shareWith(key, value)).problems();

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).message().startsWith(message), problems.toString());
    assertEquals(key, problems.get(0).key());
  }

  @ParameterizedTest
  @CsvSource({"nas.local,NAS.local.", "::1,[0:0::1]"})
  void theTwoHostsOfAShareDiffer(String one, String other) {
    String text =
        Texts.shareWith("thunderbolt_host", "\"" + one + "\"").replace("macmini.local", other);

    assertEquals(
        List.of(
            "c.toml:4:1: fallback_host of share \"CORE\" is the same as thunderbolt_host;"
                + " it must be another address"),
        Texts.problems(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CORE", "core"})
  void namesAreUniqueIgnoringCase(String second) {
    assertEquals(
        List.of(
            "c.toml:7:1: name of share \""
                + second
                + "\" is already used by the share in line 1; it must differ in"
                + " more than case"),
        Texts.problems(Texts.SHARE + Texts.SHARE.replace("\"CORE\"", '"' + second + '"')));
  }

  @Test
  void namesAreUniqueIgnoringTheNormalForm() {
    String text = Texts.shareWith("name", "\"\u00dc\"") + Texts.shareWith("name", "\"u\u0308\"");

    assertEquals(1, Texts.problems(text).size());
  }

  @Test
  void twoSharesDoNotShareAVolumePath() {
    String second = Texts.shareWith("name", "\"Other\"") + "share_name = \"core\"\n";

    assertEquals(
        List.of(
            "c.toml:11:1: share_name of share \"Other\" is already used by the share in"
                + " line 1; it must differ in more than case"),
        Texts.problems(Texts.SHARE + second));
    assertEquals(List.of(), Texts.problems(Texts.SHARE + second.replace("core", "core2")));
  }

  @Test
  void aNameDoesNotTakeTheVolumePathOfAnEarlierShare() {
    String first = Texts.shareWith("name", "\"First\"") + "share_name = \"CORE\"\n";

    assertEquals(
        List.of(
            "c.toml:8:1: name of share \"CORE\" is already used by the share in line 1;"
                + " it must differ in more than case"),
        Texts.problems(first + Texts.SHARE));
  }

  @Test
  void aStablePathDoesNotHideTheVolumes() {
    String roots = "[global]\nshares_root = \"/data\"\nvolumes_root = \"/data/core/volumes\"\n";

    assertEquals(
        List.of(
            "c.toml:5:1: name of share \"CORE\" would put its link where volumes_root is; it must"
                + " be another name"),
        Texts.problems(roots + Texts.SHARE));
    assertEquals(List.of(), Texts.problems(roots.replace("/core/", "/core2/") + Texts.SHARE));
  }

  private static Share share(String text) {
    return Texts.read(text).config().orElseThrow().shares().get(0);
  }
}
