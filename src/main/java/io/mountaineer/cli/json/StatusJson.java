package io.mountaineer.cli.json;

import io.mountaineer.core.Config;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Pause;
import io.mountaineer.core.ShareReport;
import io.mountaineer.history.HistoryJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output of {@code status} in JSON. */
public final class StatusJson {

  private StatusJson() {}

  /** Process that holds the lock of the monitor. */
  public record Monitor(Optional<Long> pid, Optional<Instant> lastCycleAt, boolean isFrozen) {}

  /**
   * Returns the object for a config in use.
   *
   * @param monitor the present monitor
   * @param pause of all shares
   * @param lastChanges of the shares by their names
   */
  public static Map<String, Object> of(
      Optional<Monitor> monitor,
      Optional<Pause> pause,
      Path configPath,
      Config config,
      List<ShareReport> shares,
      Map<String, HistoryEvent> lastChanges) {
    Map<String, Object> json = CommandJson.object();
    json.put("auto_failback", config.settings().autoFailback());
    json.put("lsof_recheck", config.settings().lsofRecheck());
    json.put("paused", pause.isPresent());
    json.put("paused_until", pause.flatMap(Pause::until));
    json.put("monitor", monitor(monitor));
    json.put("config", config(configPath, Optional.empty()));
    json.put("shares", shares.stream().map(each -> share(each, lastChanges)).toList());
    return json;
  }

  private static Map<String, Object> share(
      ShareReport report, Map<String, HistoryEvent> lastChanges) {
    Map<String, Object> json = ShareJson.status(report);
    HistoryEvent last = lastChanges.get(report.share().name());
    json.put("last_event", Optional.ofNullable(last).map(HistoryJson::object));
    return json;
  }

  /** Returns the object for an unusable config, with which nothing is known of any share. */
  public static Map<String, Object> withoutConfig(
      Optional<Monitor> monitor, Optional<Pause> pause, Path configPath, Optional<String> error) {
    Map<String, Object> json = CommandJson.object();
    json.put("auto_failback", null);
    json.put("lsof_recheck", null);
    json.put("paused", pause.isPresent());
    json.put("paused_until", pause.flatMap(Pause::until));
    json.put("monitor", monitor(monitor));
    json.put("config", config(configPath, error));
    json.put("shares", List.of());
    return json;
  }

  private static Map<String, Object> monitor(Optional<Monitor> monitor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("running", monitor.filter(each -> !each.isFrozen()).isPresent());
    json.put("pid", monitor.flatMap(Monitor::pid));
    json.put("last_cycle_at", monitor.flatMap(Monitor::lastCycleAt));
    json.put("frozen", monitor.filter(Monitor::isFrozen).isPresent());
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
