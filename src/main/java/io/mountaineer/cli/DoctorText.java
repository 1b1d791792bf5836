package io.mountaineer.cli;

import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: a line each below the name of their area, and what to do. */
final class DoctorText {

  private static final int INDENT = 8;

  private final Colors paint;

  DoctorText(Colors paint) {
    this.paint = paint;
  }

  List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    String area = "";
    for (Finding finding : findings) {
      if (!finding.area().equals(area)) {
        area = finding.area();
        lines.add(area);
      }
      lines.addAll(lines(finding));
    }
    lines.add(sum(findings));
    return lines;
  }

  private List<String> lines(Finding finding) {
    String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
    List<String> lines = new ArrayList<>(TextLayout.wrap(subject + finding.detail(), INDENT));
    lines.set(0, "  " + mark(finding.verdict()) + "  " + lines.get(0).strip());
    finding.remedy().ifPresent(what -> lines.addAll(TextLayout.wrap("-> " + what, INDENT)));
    return lines;
  }

  private String mark(Verdict verdict) {
    return switch (verdict) {
      case OK -> paint.good("ok  ");
      case WARN -> paint.attention("warn");
      case FAIL -> paint.bad("FAIL");
    };
  }

  private static String sum(List<Finding> findings) {
    long failures = count(findings, Verdict.FAIL);
    long warnings = count(findings, Verdict.WARN);
    return failures + warnings == 0
        ? "All is well."
        : failures + " failed, " + warnings + (warnings == 1 ? " warning" : " warnings");
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(each -> each.verdict() == verdict).count();
  }
}
