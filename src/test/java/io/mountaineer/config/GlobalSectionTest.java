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
    String allowed = ", allowed are " + least + " to " + most;

    assertEquals(List.of(), Texts.problems("[global]\n" + key + " = " + least));
    assertEquals(List.of(), Texts.problems("[global]\n" + key + " = " + most));
    for (long outside : new long[] {least - 1, most + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertEquals(
          List.of("c.toml:2:1: " + key + " is " + outside + allowed),
          Texts.problems("[global]\n" + key + " = " + outside));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smb_port = \"445\"|smb_port is a text, allowed is a whole number from 1 to 65535",
        "smb_port = 445.0|smb_port is a number with a fraction, allowed is a whole number from 1"
            + " to 65535",
        "smb_port = []|smb_port is a list, allowed is a whole number from 1 to 65535",
        "smb_port = {}|smb_port is a table, allowed is a whole number from 1 to 65535",
        "smb_port = true|smb_port is true or false, allowed is a whole number from 1 to 65535",
        "smb_port = 2025-01-02|smb_port is a date or time, allowed is a whole number from 1 to"
            + " 65535",
        "auto_failback = 1|auto_failback is a whole number, allowed is true or false",
        "lsof_recheck = \"on\"|lsof_recheck is a text, allowed is true or false",
        "respect_eject = \"\"|respect_eject is a text, allowed is true or false",
        "shares_root = 1|shares_root is a whole number, allowed is a text in quotes",
        "volumes_root = true|volumes_root is true or false, allowed is a text in quotes",
      })
  void valuesHaveTypes(String line, String message) {
    assertEquals(List.of("c.toml:2:1: " + message), Texts.problems("[global]\n" + line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "global = 1|1:1: global is a whole number, allowed is the form [global]",
        "[[global]]|1:1: global is a list, allowed is the form [global]",
        "shares = \"x\"|1:1: shares is a text, allowed is the form [[shares]]",
        "[shares]|1:1: shares is a table, allowed is the form [[shares]]",
        "[aliases.a]|1:1: aliases is a table, allowed is the form [[aliases]]",
        "shares = [ 7 ]|1:12: shares is a whole number, allowed is the form [[shares]]",
        "aliases = [ 7 ]|1:13: warning: aliases is a whole number, allowed is the form [[aliases]];"
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
            "c.toml:2:1: shares_root lies below /Volumes or volumes_root, where only macOS makes"
                + " folders; allowed is any other absolute path or one that starts with ~/"),
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
        List.of("c.toml:2:1: volumes_root contains shares_root; allowed is a folder beside it"),
        Texts.problems("[global]\nvolumes_root = \"/Users/ann\"\n"));
  }

  @ParameterizedTest
  @CsvSource({"shares_root,Shares", "shares_root,~", "volumes_root,Volumes", "volumes_root,~/V"})
  void rootsAreAbsolute(String key, String value) {
    List<String> problems = Texts.problems("[global]\n" + key + " = \"" + value + "\"\n");

    assertEquals(1, problems.size());
    assertEquals(
        "c.toml:2:1: " + key + " is not absolute; allowed is an absolute path",
        problems.get(0).replace(" or one that starts with ~/", ""));
  }
}
