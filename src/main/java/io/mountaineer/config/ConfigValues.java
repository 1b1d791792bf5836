package io.mountaineer.config;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys and values of settings, shares and aliases, as the config file and JSON spell them. */
public final class ConfigValues {

  public static final String NAME = "name";
  static final String USERNAME = "username";
  static final String THUNDERBOLT_HOST = "thunderbolt_host";
  static final String FALLBACK_HOST = "fallback_host";
  public static final String SHARE_NAME = "share_name";
  public static final String PATH = "path";
  static final String SHARE = "share";
  static final String TARGET_SUBPATH = "target_subpath";

  private ConfigValues() {}

  /** Returns the values of all settings, in the order of {@link GlobalKey}. */
  public static Map<String, Object> of(Settings settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (GlobalKey key : GlobalKey.values()) {
      values.put(key.key(), key.valueIn(settings));
    }
    return values;
  }

  /** Returns the values of a share, in the order of the default config. */
  public static Map<String, Object> of(Share share) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(NAME, share.name());
    values.put(USERNAME, share.username());
    values.put(THUNDERBOLT_HOST, share.thunderboltHost());
    values.put(FALLBACK_HOST, share.fallbackHost());
    values.put(SHARE_NAME, share.shareName());
    return values;
  }

  /** Returns the values of an alias, in the order of the default config. */
  public static Map<String, Object> of(Alias alias) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(NAME, alias.name());
    values.put(PATH, alias.path().toString());
    values.put(SHARE, alias.share());
    values.put(TARGET_SUBPATH, alias.targetSubpath());
    return values;
  }
}
