package io.mountaineer.config;

import io.mountaineer.core.Config;
import io.mountaineer.core.NearestWords;
import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keys below {@code [global]}, in the order of the default config. */
public enum GlobalKey {
  SHARES_ROOT(settings -> settings.sharesRoot().toString()),
  CHECK_INTERVAL_SECS(settings -> settings.checkInterval().toSeconds()),
  AUTO_FAILBACK(Settings::autoFailback),
  AUTO_FAILBACK_STABLE_SECS(settings -> settings.autoFailbackStable().toSeconds()),
  CONNECT_TIMEOUT_MS(settings -> settings.connectTimeout().toMillis()),
  LSOF_RECHECK(Settings::lsofRecheck),
  RESPECT_EJECT(Settings::respectEject),
  NOTIFICATIONS(Settings::notifications),
  SMB_PORT(settings -> (long) settings.smbPort()),
  VOLUMES_ROOT(settings -> settings.volumesRoot().toString());

  private static final Map<String, Boolean> SWITCHES =
      Map.of("on", true, "true", true, "off", false, "false", false);

  private static final NearestWords NEAREST =
      new NearestWords(keys().stream().map(key -> key.replace('_', '-')).toList());

  private final Function<Settings, Object> value;

  GlobalKey(Function<Settings, Object> value) {
    this.value = value;
  }

  /** Returns the key that was typed in kebab or snake case, or empty when there is none. */
  public static Optional<GlobalKey> typed(String key) {
    String snake = key.replace('-', '_');
    return Stream.of(values()).filter(known -> known.isCalled(snake)).findFirst();
  }

  /** The unit in a name may be left out, as in {@code check-interval}. */
  private boolean isCalled(String snake) {
    return key().equals(snake) || key().replaceFirst("_(secs|ms)$", "").equals(snake);
  }

  /** Returns a message about a key that there is not, with the one most likely meant. */
  public static String unknown(String key) {
    return "no setting is named '" + SafeText.plain(key) + "'." + NEAREST.question(key);
  }

  /** Returns all keys as the config spells them. */
  public static List<String> keys() {
    return Stream.of(values()).map(GlobalKey::key).toList();
  }

  /** Returns the key as the config spells it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it is either on or off. */
  public boolean isSwitch() {
    return valueIn(Settings.defaults(Path.of("/"))) instanceof Boolean;
  }

  /** Returns the value that is in effect, without quotes. */
  public String valueIn(Config config) {
    return valueIn(config.settings()).toString();
  }

  /** Returns the value: a text, a {@link Long} or a {@link Boolean}. */
  public Object valueIn(Settings settings) {
    return value.apply(settings);
  }

  /**
   * Returns the value meant by a typed text. A text that cannot be meant is returned as it is, for
   * the reader of the config to report.
   */
  public Object meaningOf(String typed) {
    if (isSwitch()) {
      Boolean value = SWITCHES.get(typed.toLowerCase(Locale.ROOT));
      return value == null ? typed : value;
    }
    return valueIn(Settings.defaults(Path.of("/"))) instanceof Long
            && typed.matches("[+-]?[0-9]{1,18}")
        ? (Object) Long.valueOf(typed)
        : typed;
  }
}
