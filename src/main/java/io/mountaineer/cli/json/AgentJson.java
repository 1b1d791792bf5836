package io.mountaineer.cli.json;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.agent.Installer;
import io.mountaineer.agent.Uninstaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Output of {@code install} and {@code uninstall} in JSON. */
public final class AgentJson {

  private AgentJson() {}

  public static Map<String, Object> installed(Installer.Result installed) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", true);
    json.put("dry_run", false);
    json.put("changed", !installed.isUnchanged());
    json.put("files", files(installed.files()));
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("label", AgentFiles.LABEL);
    agent.put("pid", installed.pid());
    agent.put("restarted", installed.restarted());
    json.put("agent", agent);
    json.put("warnings", installed.warnings());
    return json;
  }

  public static Map<String, Object> planned(Installer.Plan plan) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", true);
    json.put("dry_run", true);
    json.put("files", files(plan.files()));
    json.put("plist", plan.plist());
    json.put("commands", plan.commands());
    return json;
  }

  public static Map<String, Object> removed(Uninstaller.Result removed) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", true);
    json.put("agent_ended", removed.agentEnded());
    json.put("removed", removed.deleted());
    json.put("left", removed.left());
    return json;
  }

  private static List<Map<String, Object>> files(List<Installer.PlacedFile> placed) {
    return placed.stream().map(AgentJson::file).toList();
  }

  private static Map<String, Object> file(Installer.PlacedFile placed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", placed.kind());
    json.put("path", placed.path());
    json.put("changed", placed.changed());
    return json;
  }
}
