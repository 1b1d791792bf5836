package io.mountaineer.tray;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.OperationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts of the windows about many shares: what has one cause is said once. */
final class SummaryTexts {

  private final OperationReport report;

  private SummaryTexts(OperationReport report) {
    this.report = report;
  }

  /** Returns the notice of an operation on many shares that did not succeed on all. */
  static Notice failed(String title, String verb, OperationReport report) {
    SummaryTexts texts = new SummaryTexts(report);
    return texts.notice(title, subject(texts.left()) + " not " + verb + ".", texts.causes());
  }

  /** Returns what an unmount of all shares did, whether it succeeded on all or not. */
  static Notice unmounted(String title, OperationReport report) {
    SummaryTexts texts = new SummaryTexts(report);
    List<String> away = texts.unmounted();
    List<String> details = new ArrayList<>();
    if (!away.isEmpty()) {
      details.add("Unmounted: " + String.join(", ", away));
    }
    if (!report.isWell()) {
      details.add("Still mounted:");
      details.addAll(texts.causes());
      if (texts.isOnlyBusy()) {
        details.add("Close these files, then choose " + title + " again.");
      }
      String headline = away.isEmpty() ? "No share was unmounted." : texts.partly(away.size());
      return texts.notice(title, headline, details);
    }
    return away.isEmpty()
        ? Notice.information(title, "No share was mounted.", List.of())
        : Notice.information(title, count(away.size()) + " unmounted.", details);
  }

  private boolean isOnlyBusy() {
    return report.locked().isEmpty()
        && failures()
            .map(ShareReport::outcome)
            .allMatch(
                outcome ->
                    outcome instanceof Outcome.Busy busy && busy.files() instanceof OpenFiles.Held);
  }

  private String partly(int done) {
    return count(done) + " unmounted, " + left().size() + " left.";
  }

  /** Returns a paragraph for each cause that stopped a share. */
  static List<String> causes(OperationReport report) {
    return new SummaryTexts(report).causes();
  }

  private Notice notice(String title, String headline, List<String> details) {
    boolean isFailure =
        report.shares().stream().anyMatch(share -> share.outcome() instanceof Outcome.Failed);
    return isFailure
        ? Notice.failure(title, headline, details)
        : Notice.warning(title, headline, details);
  }

  private List<String> left() {
    return Stream.concat(
            failures().map(share -> share.share().name()), report.locked().keySet().stream())
        .toList();
  }

  /** Returns the subject and its verb, as in "2 shares were". */
  private static String subject(List<String> names) {
    return names.size() == 1 ? names.get(0) + " was" : count(names.size());
  }

  private static String count(int shares) {
    return shares == 1 ? "1 share was" : shares + " shares were";
  }

  private List<String> unmounted() {
    return report.shares().stream()
        .filter(share -> share.outcome() instanceof Outcome.Done)
        .map(share -> share.share().name())
        .toList();
  }

  private Stream<ShareReport> failures() {
    return report.shares().stream().filter(share -> !share.isWell());
  }

  /** Returns a paragraph for each cause, with the shares that it stopped. */
  private List<String> causes() {
    Map<String, List<String>> shares = new LinkedHashMap<>();
    failures()
        .forEach(
            share ->
                shares
                    .computeIfAbsent(cause(share), cause -> new ArrayList<>())
                    .add(share.share().name()));
    report
        .locked()
        .forEach(
            (share, holder) ->
                shares
                    .computeIfAbsent(NoticeTexts.sentence(holder), cause -> new ArrayList<>())
                    .add(share));
    return shares.entrySet().stream()
        .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
        .toList();
  }

  private static String cause(ShareReport share) {
    if (share.outcome() instanceof Outcome.Busy busy) {
      return busy(share, busy.files());
    }
    return String.join("\n", NoticeTexts.reasons(share));
  }

  private static String busy(ShareReport share, OpenFiles files) {
    if (files instanceof OpenFiles.Held held) {
      List<String> holders =
          held.holders().stream().map(each -> NoticeTexts.holder(share, each)).toList();
      return "in use by " + String.join(", ", holders);
    }
    return files.toString();
  }
}
