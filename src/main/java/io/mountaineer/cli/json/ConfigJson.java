package io.mountaineer.cli.json;

import io.mountaineer.config.ConfigProblem;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.ConfigValues;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Config in JSON. */
public final class ConfigJson {

  private ConfigJson() {}

  /** Returns the output of {@code config validate}. */
  public static Map<String, Object> validation(Path path, ConfigResult result) {
    Map<String, Object> json = CommandJson.object();
    json.put("path", path);
    json.put("valid", result.isValid());
    json.put("problems", result.problems().stream().map(ConfigJson::problem).toList());
    return json;
  }

  private static Map<String, Object> problem(ConfigProblem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", problem.line());
    json.put("column", problem.column());
    json.put("key", problem.key());
    json.put("severity", problem.severity().wire());
    json.put("message", problem.message());
    return json;
  }

  /** Returns the output of {@code config get} and {@code config set} for a setting. */
  public static Map<String, Object> setting(GlobalKey key, Config config) {
    Map<String, Object> json = CommandJson.object();
    json.put("key", key.key());
    json.put("value", key.valueIn(config.settings()));
    return json;
  }

  /** Returns the output of {@code config show}: every key with the value in effect. */
  public static Map<String, Object> effective(Path path, Config config) {
    Map<String, Object> json = CommandJson.object();
    json.put("path", path);
    json.put("global", ConfigValues.of(config.settings()));
    json.put("shares", config.shares().stream().map(ConfigValues::of).toList());
    json.put("aliases", config.aliases().stream().map(ConfigValues::of).toList());
    return json;
  }

  /** Returns the output of {@code favorites list}. */
  public static Map<String, Object> favorites(Config config) {
    Map<String, Object> json = CommandJson.object();
    json.put(
        "favorites",
        config.shares().stream().map(share -> favorite(share, config.settings())).toList());
    return json;
  }

  /** Returns a share as configured, and the paths where it is found. */
  public static Map<String, Object> favorite(Share share, Settings settings) {
    Map<String, Object> json = ConfigValues.of(share);
    json.put("stable_path", share.stablePath(settings));
    json.put("mount_path", share.volumePath(settings));
    return json;
  }
}
