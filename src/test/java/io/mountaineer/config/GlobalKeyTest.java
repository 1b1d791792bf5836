package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Config;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalKeyTest {

  @Test
  void isFoundInKebabAndSnakeCase() {
    assertEquals(Optional.of(GlobalKey.SMB_PORT), GlobalKey.typed("smb-port"));
    assertEquals(Optional.of(GlobalKey.SMB_PORT), GlobalKey.typed("smb_port"));
    assertEquals(Optional.empty(), GlobalKey.typed("smbport"));
    assertEquals(Optional.empty(), GlobalKey.typed("name"));
  }

  @Test
  void anUnknownOneIsAnsweredWithTheNearest() {
    assertEquals(
        "no setting is named 'auto-failbak'. Did you mean 'auto-failback'?",
        GlobalKey.unknown("auto-failbak"));
  }

  @ParameterizedTest
  @CsvSource({
    "shares_root, /Users/ann/S",
    "check_interval_secs, 3",
    "auto_failback, true",
    "auto_failback_stable_secs, 31",
    "connect_timeout_ms, 801",
    "lsof_recheck, false",
    "respect_eject, false",
    "smb_port, 446",
    "volumes_root, /Vol"
  })
  void returnsTheValueInEffect(String key, String value) {
    String quoted = value.startsWith("/") ? '"' + value + '"' : value;
    Config config = Texts.read("global." + key + " = " + quoted).config().orElseThrow();

    assertEquals(value, GlobalKey.typed(key).orElseThrow().valueIn(config));
  }

  @ParameterizedTest
  @CsvSource({"on, true", "OFF, false", "True, true", "false, false", "yes, yes", "1, 1"})
  void aSwitchIsOnOrOff(String typed, String meaning) {
    assertEquals(meaning, GlobalKey.LSOF_RECHECK.meaningOf(typed).toString());
  }

  @Test
  void aNumberIsOneAndAnythingElseIsAText() {
    assertEquals(445L, GlobalKey.SMB_PORT.meaningOf("0445"));
    assertEquals(-1L, GlobalKey.SMB_PORT.meaningOf("-1"));
    assertEquals("4 45", GlobalKey.SMB_PORT.meaningOf("4 45"));
    assertEquals("9".repeat(19), GlobalKey.SMB_PORT.meaningOf("9".repeat(19)));
    assertEquals("445", GlobalKey.SHARES_ROOT.meaningOf("445"));
    assertEquals("on", GlobalKey.SHARES_ROOT.meaningOf("on"));
  }
}
