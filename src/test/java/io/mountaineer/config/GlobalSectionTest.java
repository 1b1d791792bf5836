package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalSectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n# nothing\n", "[global]\n", "shares = []\naliases = []\n"})
  void whatIsNotThereIsTheDefault(String text) {
    var config = Texts.read(text).config().orElseThrow();

    assertEquals(Settings.defaults(Texts.HOME), config.settings());
    assertEquals(List.of(), config.shares());
    assertEquals(List.of(), config.aliases());
  }

  @Test
  void everyKeyCounts() {
    String text =
        """
        [global]
        shares_root = "/data/Shares"
        check_interval_secs = 7
        auto_failback = true
        auto_failback_stable_secs = 8
        connect_timeout_ms = 900
        lsof_recheck = false
        respect_eject = false
        notifications = true
        smb_port = 1445
        volumes_root = "/mnt/Volumes"
        """;

    Settings settings = Texts.read(text).config().orElseThrow().settings();

    assertEquals(
        new Settings(
            Path.of("/data/Shares"),
            Duration.ofSeconds(7),
            true,
            Duration.ofSeconds(8),
            Duration.ofMillis(900),
            false,
            false,
            true,
            1445,
            Path.of("/mnt/Volumes")),
        settings);
  }

  @ParameterizedTest
  @CsvSource({
    "check_interval_secs,1,3600",
    "auto_failback_stable_secs,0,86400",
    "connect_timeout_ms,50,30000",
    "smb_port,1,65535",
  })
  void numbersHaveLimits(String key, long least, long most) {
    String allowed = " must be " + least + " to " + most + ", not ";

    assertEquals(List.of(), Texts.problems("[global]\n" + key + " = " + least));
    assertEquals(List.of(), Texts.problems("[global]\n" + key + " = " + most));
    for (long outside : new long[] {least - 1, most + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertEquals(
          List.of("c.toml:2:1: " + key + allowed + outside),
          Texts.problems("[global]\n" + key + " = " + outside));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smb_port = \"445\"|smb_port must be a whole number from 1 to 65535, not a text",
        "smb_port = 445.0|smb_port must be a whole number from 1 to 65535, not a number with a"
            + " fraction",
        "smb_port = []|smb_port must be a whole number from 1 to 65535, not a list",
        "smb_port = {}|smb_port must be a whole number from 1 to 65535, not a table",
        "smb_port = true|smb_port must be a whole number from 1 to 65535, not true or false",
        "smb_port = 2025-01-02|smb_port must be a whole number from 1 to 65535, not a date or"
            + " time",
        "auto_failback = 1|auto_failback must be true or false, not a whole number",
        "lsof_recheck = \"on\"|lsof_recheck must be true or false, not a text",
        "respect_eject = \"\"|respect_eject must be true or false, not a text",
        "shares_root = 1|shares_root must be a text in quotes, not a whole number",
        "volumes_root = true|volumes_root must be a text in quotes, not true or false",
      })
  void valuesHaveTypes(String line, String message) {
    assertEquals(List.of("c.toml:2:1: " + message), Texts.problems("[global]\n" + line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "global = 1|1:1: global must be written as [global], not as a whole number",
        "[[global]]|1:1: global must be written as [global], not as a list",
        "shares = \"x\"|1:1: shares must be written as [[shares]], not as a text",
        "[shares]|1:1: shares must be written as [[shares]], not as a table",
        "[aliases.a]|1:1: aliases must be written as [[aliases]], not as a table",
        "shares = [ 7 ]|1:12: shares must be written as [[shares]], not as a whole number",
        "aliases = [ 7 ]|1:13: warning: aliases must be written as [[aliases]], not as a whole number;"
            + " the entry is left out",
      })
  void sectionsHaveForms(String line, String problem) {
    assertEquals(List.of("c.toml:" + problem), Texts.problems(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Volumes", "/Volumes/x", "/volumes/x", "/a/../Volumes/x", "/mnt/v/x"})
  void theStablePathsDoNotLieBelowTheVolumes(String root) {
    assertEquals(
        List.of(
            "c.toml:2:1: shares_root is below /Volumes or volumes_root, where only macOS creates"
                + " folders; it must be another absolute path or one that starts with ~/"),
        Texts.problems("[global]\nshares_root = \"" + root + "\"\nvolumes_root = \"/mnt/v\"\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/VolumesOfMine", "/data/Volumes", "~/Volumes"})
  void theStablePathsMayLieElsewhere(String root) {
    assertEquals(List.of(), Texts.problems("[global]\nshares_root = \"" + root + "\"\n"));
  }

  @Test
  void theVolumesDoNotSwallowTheDefaultOfTheStablePaths() {
    assertEquals(
        List.of("c.toml:2:1: volumes_root contains shares_root; it must be a folder beside it"),
        Texts.problems("[global]\nvolumes_root = \"/Users/ann\"\n"));
  }

  @ParameterizedTest
  @CsvSource({"shares_root,Shares", "shares_root,~", "volumes_root,Volumes", "volumes_root,~/V"})
  void rootsAreAbsolute(String key, String value) {
    List<String> problems = Texts.problems("[global]\n" + key + " = \"" + value + "\"\n");

    assertEquals(1, problems.size());
    assertEquals(
        "c.toml:2:1: " + key + " is not absolute; it must be an absolute path",
        problems.get(0).replace(" or one that starts with ~/", ""));
  }
}
