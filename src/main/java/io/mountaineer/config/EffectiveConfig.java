package io.mountaineer.config;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;

/** A config with every key spelled out, as it is in effect; the text is itself a valid config. */
public final class EffectiveConfig {

  private final StringBuilder text = new StringBuilder();

  private EffectiveConfig() {}

  /** All settings, shares and aliases as TOML, ending in a newline. */
  public static String text(Config config) {
    EffectiveConfig effective = new EffectiveConfig();
    effective.settings(config.settings());
    config.shares().forEach(effective::share);
    config.aliases().forEach(effective::alias);
    return effective.text.toString();
  }

  private void settings(Settings settings) {
    header(Section.GLOBAL);
    line("shares_root", settings.sharesRoot().toString());
    line("check_interval_secs", settings.checkInterval().toSeconds());
    line("auto_failback", settings.autoFailback());
    line("auto_failback_stable_secs", settings.autoFailbackStable().toSeconds());
    line("connect_timeout_ms", settings.connectTimeout().toMillis());
    line("lsof_recheck", settings.lsofRecheck());
    line("respect_eject", settings.respectEject());
    line("smb_port", settings.smbPort());
    line("volumes_root", settings.volumesRoot().toString());
  }

  private void share(Share share) {
    text.append('\n');
    header(Section.SHARES);
    line("name", share.name());
    line("username", share.username());
    line("thunderbolt_host", share.thunderboltHost());
    line("fallback_host", share.fallbackHost());
    line("share_name", share.shareName());
  }

  private void alias(Alias alias) {
    text.append('\n');
    header(Section.ALIASES);
    line("name", alias.name());
    line("path", alias.path().toString());
    line("share", alias.share());
    line("target_subpath", alias.targetSubpath());
  }

  private void header(Section section) {
    text.append(section.header).append('\n');
  }

  private void line(String key, String value) {
    // Nothing else needs an escape: no valid value holds a control character.
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    text.append(key).append(" = \"").append(escaped).append("\"\n");
  }

  private void line(String key, Object plainValue) {
    text.append(key).append(" = ").append(plainValue).append('\n');
  }
}
