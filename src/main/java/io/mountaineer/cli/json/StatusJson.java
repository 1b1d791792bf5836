package io.mountaineer.cli.json;

import io.mountaineer.core.Config;
import io.mountaineer.core.ShareReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The object that {@code status --json} prints. */
public final class StatusJson {

  private StatusJson() {}

  /**
   * The object for a config in use.
   *
   * @param monitorPid of the monitor that runs now
   */
  public static Map<String, Object> of(
      Optional<Long> monitorPid, Path configPath, Config config, List<ShareReport> shares) {
    Map<String, Object> json = Json.object();
    json.put("auto_failback", config.settings().autoFailback());
    json.put("lsof_recheck", config.settings().lsofRecheck());
    json.put("monitor", monitor(monitorPid));
    json.put("config", config(configPath, Optional.empty()));
    json.put("shares", shares.stream().map(ShareJson::status).toList());
    return json;
  }

  /** The object for a config that cannot be used, so that nothing is known of any share. */
  public static Map<String, Object> withoutConfig(
      Optional<Long> monitorPid, Path configPath, Optional<String> error) {
    Map<String, Object> json = Json.object();
    json.put("auto_failback", null);
    json.put("lsof_recheck", null);
    json.put("monitor", monitor(monitorPid));
    json.put("config", config(configPath, error));
    json.put("shares", List.of());
    return json;
  }

  private static Map<String, Object> monitor(Optional<Long> pid) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("running", pid.isPresent());
    json.put("pid", pid);
    return json;
  }

  private static Map<String, Object> config(Path path, Optional<String> error) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("valid", error.isEmpty());
    json.put("error", error);
    return json;
  }
}
