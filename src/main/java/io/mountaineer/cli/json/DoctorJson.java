package io.mountaineer.cli.json;

import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output of {@code doctor} in JSON. */
public final class DoctorJson {

  private DoctorJson() {}

  /**
   * Returns the object with all findings.
   *
   * @param report the file of the report, if one was written
   */
  public static Map<String, Object> of(List<Finding> findings, Optional<Path> report) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", findings.stream().noneMatch(each -> each.verdict() == Verdict.FAIL));
    json.put("findings", findings.stream().map(DoctorJson::finding).toList());
    json.put("report", report);
    return json;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("area", finding.area());
    json.put("subject", finding.subject().isEmpty() ? null : finding.subject());
    json.put("verdict", finding.verdict().wire());
    json.put("detail", finding.detail());
    json.put("remedy", finding.remedy());
    json.put("command", finding.command());
    return json;
  }
}
