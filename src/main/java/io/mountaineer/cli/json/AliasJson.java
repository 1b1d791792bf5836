package io.mountaineer.cli.json;

import io.mountaineer.core.AliasReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aliases in JSON, as the {@code alias} commands print them. */
public final class AliasJson {

  private AliasJson() {}

  /** Returns the output of {@code alias list} and {@code alias reconcile}. */
  public static Map<String, Object> all(List<AliasReport> reports) {
    Map<String, Object> json = CommandJson.object();
    json.put("aliases", reports.stream().map(AliasJson::alias).toList());
    return json;
  }

  /** Returns the output of {@code alias add}. */
  public static Map<String, Object> one(AliasReport report) {
    Map<String, Object> json = CommandJson.object();
    json.put("alias", alias(report));
    return json;
  }

  private static Map<String, Object> alias(AliasReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", report.alias().name());
    json.put("path", report.alias().path());
    json.put("share", report.alias().share());
    json.put("target_subpath", report.alias().targetSubpath());
    json.put("target", report.alias().link(report.settings()).target());
    json.put("link", report.link().wire());
    json.put("destination", report.destination().wire());
    json.put("detail", report.detail().isEmpty() ? null : report.detail());
    json.put("works", report.works());
    return json;
  }
}
