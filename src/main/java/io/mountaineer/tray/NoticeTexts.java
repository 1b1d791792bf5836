package io.mountaineer.tray;

import io.mountaineer.app.OutcomeText;
import io.mountaineer.app.UserError;
import io.mountaineer.core.Failure;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.OperationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts of the windows. */
final class NoticeTexts {

  private NoticeTexts() {}

  /** Returns the question before open files are cut off, with their number and programs. */
  static Notice openFiles(ShareReport report, OpenFiles files, String action) {
    String share = report.share().name();
    List<String> details = new ArrayList<>();
    String headline = share + ": it cannot be told whether files are open";
    if (files instanceof OpenFiles.Held held) {
      headline = share + " is in use: " + count(held.count());
      held.holders().forEach(holder -> details.add(text(holder)));
    } else {
      details.add(files.toString());
    }
    details.add(
        action + " cuts off every program that has a file open; what is not saved there is lost.");
    return Notice.warning("Open files on " + share, headline, details);
  }

  private static String text(Holder holder) {
    return holder + ": " + count(holder.files()) + ", such as " + holder.sample();
  }

  private static String count(int files) {
    return files == 1 ? "1 open file" : files + " open files";
  }

  /** Returns the outcome of an action on one share that failed. */
  static Notice failed(ShareReport report) {
    return Notice.failure(
        report.share().name(), OutcomeText.headline(report), OutcomeText.details(report));
  }

  /** Returns the shares on which an action on many did not succeed, each with its reason. */
  static Notice summary(String title, OperationReport report) {
    List<ShareReport> left = report.shares().stream().filter(share -> !share.isWell()).toList();
    int count = left.size() + report.locked().size();
    String shares = count == 1 ? "1 share" : count + " shares";
    return Notice.failure(
        title,
        shares + " left as " + (count == 1 ? "it is" : "they are"),
        Stream.concat(
                left.stream().flatMap(NoticeTexts::paragraphs),
                report.locked().entrySet().stream().map(NoticeTexts::locked))
            .toList());
  }

  private static Stream<String> paragraphs(ShareReport report) {
    Stream<String> reason =
        report.outcome() instanceof Outcome.Busy
            ? Stream.of()
            : OutcomeText.details(report).stream();
    return Stream.concat(Stream.of(OutcomeText.headline(report)), reason);
  }

  static Notice locked(String share, String holder) {
    return Notice.failure(
        share, share + " is left as it is", List.of("another mountaineer acts on it: " + holder));
  }

  private static String locked(Map.Entry<String, String> share) {
    return share.getKey() + ": another mountaineer acts on it: " + share.getValue();
  }

  static Notice error(String title, UserError error) {
    return Notice.failure(
        title, error.getMessage(), error.hint().isEmpty() ? List.of() : List.of(error.hint()));
  }

  static Notice failure(String title, Failure failure) {
    return Notice.failure(
        title,
        failure.message(),
        failure.nextStep().isEmpty() ? List.of() : List.of(failure.nextStep()));
  }

  static Notice defect(String title, RuntimeException defect) {
    return Notice.failure(
        title, "this is a defect of mountaineer: " + defect, List.of("the log may tell more"));
  }
}
