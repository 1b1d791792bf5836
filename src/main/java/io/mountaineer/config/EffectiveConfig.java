package io.mountaineer.config;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.util.Map;

/** Config with every key spelled out, as it is in effect; the text is itself a valid config. */
public final class EffectiveConfig {

  private final StringBuilder text = new StringBuilder();

  private EffectiveConfig() {}

  /** Returns all settings, shares and aliases as TOML, ending in a newline. */
  public static String text(Config config) {
    EffectiveConfig effective = new EffectiveConfig();
    effective.table(Section.GLOBAL, ConfigValues.of(config.settings()));
    for (Share share : config.shares()) {
      effective.entry(Section.SHARES, ConfigValues.of(share));
    }
    for (Alias alias : config.aliases()) {
      effective.entry(Section.ALIASES, ConfigValues.of(alias));
    }
    return effective.text.toString();
  }

  /** Returns the entry of a share as TOML, ending in a newline. */
  public static String entry(Share share) {
    EffectiveConfig effective = new EffectiveConfig();
    effective.table(Section.SHARES, ConfigValues.of(share));
    return effective.text.toString();
  }

  private void entry(Section section, Map<String, Object> values) {
    text.append('\n');
    table(section, values);
  }

  private void table(Section section, Map<String, Object> values) {
    text.append(section.header).append('\n');
    values.forEach(
        (key, value) -> text.append(key).append(" = ").append(TomlLiteral.of(value)).append('\n'));
  }
}
