package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Config;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveConfigTest {

  @Test
  void spellsOutWhatTheConfigLeavesOut() {
    Config config = Texts.read(Texts.SHARE + Texts.ALIAS).config().orElseThrow();

    assertEquals(
        """
        [global]
        shares_root = "/Users/ann/Shares"
        check_interval_secs = 2
        auto_failback = false
        auto_failback_stable_secs = 30
        connect_timeout_ms = 800
        lsof_recheck = true
        respect_eject = true
        notifications = false
        smb_port = 445
        volumes_root = "/Volumes"

        [[shares]]
        name = "CORE"
        username = "ann"
        thunderbolt_host = "10.10.10.1"
        fallback_host = "macmini.local"
        share_name = "CORE"

        [[aliases]]
        name = "Footage"
        path = "/Users/ann/Shares/Links/Footage"
        share = "CORE"
        target_subpath = "Projects/Footage"
        """,
        EffectiveConfig.text(config));
  }

  @Test
  void isItselfAConfigThatMeansTheSame() {
    String odd =
        """
        [global]
        check_interval_secs = 3600
        auto_failback = true
        [[shares]]
        name = 'R&D "x" \\ $'
        username = "WORK;ann"
        thunderbolt_host = "[fe80::1%en5]"
        fallback_host = "Ann's Nas._smb._tcp.local."
        share_name = "Größe"
        [[aliases]]
        name = "😀"
        share = 'r&d "X" \\ $'
        target_subpath = "."
        """;
    Config config = Texts.read(odd).config().orElseThrow();

    ConfigResult again = Texts.read(EffectiveConfig.text(config));

    assertEquals(List.of(), again.problems());
    assertEquals(config, again.config().orElseThrow());
  }
}
