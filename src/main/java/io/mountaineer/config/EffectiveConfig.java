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
    for (GlobalKey key : GlobalKey.values()) {
      line(key.key(), key.valueIn(settings));
    }
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

  private void line(String key, Object value) {
    text.append(key).append(" = ").append(TomlLiteral.of(value)).append('\n');
  }
}
