package io.mountaineer.tray;

import io.mountaineer.app.ActedWords;
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

/** What is said in windows. */
final class NoticeTexts {

  private NoticeTexts() {}

  /** Before open files are cut: how many, and whose. */
  static Notice openFiles(ShareReport report, OpenFiles files, String wish) {
    String share = report.share().name();
    List<String> details = new ArrayList<>();
    String headline = share + ": it cannot be told whether files are open";
    if (files instanceof OpenFiles.Held held) {
      headline = share + " is in use: " + count(held.count());
      held.holders().forEach(holder -> details.add(text(holder)));
    } else {
      details.add(files.toString());
    }
    details.add(wish + " cuts off whoever has a file open; what is not saved there is lost.");
    return Notice.warning("Open files on " + share, headline, details);
  }

  private static String text(Holder holder) {
    return holder + ": " + count(holder.files()) + ", such as " + holder.sample();
  }

  private static String count(int files) {
    return files == 1 ? "1 open file" : files + " open files";
  }

  /** What came of a wish about one share. */
  static Notice failed(ShareReport report) {
    return Notice.trouble(
        report.share().name(), ActedWords.headline(report), ActedWords.details(report));
  }

  /** What is left to do after a wish about many shares: each that is not done, and why. */
  static Notice summary(String wish, OperationReport report) {
    List<ShareReport> left = report.shares().stream().filter(share -> !share.isWell()).toList();
    int count = left.size() + report.locked().size();
    String shares = count == 1 ? "1 share" : count + " shares";
    return Notice.trouble(
        wish,
        shares + " left as " + (count == 1 ? "it is" : "they are"),
        Stream.concat(
                left.stream().flatMap(NoticeTexts::paragraphs),
                report.locked().entrySet().stream().map(NoticeTexts::locked))
            .toList());
  }

  private static Stream<String> paragraphs(ShareReport report) {
    Stream<String> why =
        report.outcome() instanceof Outcome.Busy
            ? Stream.of()
            : ActedWords.details(report).stream();
    return Stream.concat(Stream.of(ActedWords.headline(report)), why);
  }

  static Notice locked(String share, String holder) {
    return Notice.trouble(
        share, share + " is left as it is", List.of("another mountaineer acts on it: " + holder));
  }

  private static String locked(Map.Entry<String, String> share) {
    return share.getKey() + ": another mountaineer acts on it: " + share.getValue();
  }

  static Notice error(String title, UserError error) {
    return Notice.trouble(
        title, error.getMessage(), error.hint().isEmpty() ? List.of() : List.of(error.hint()));
  }

  static Notice failure(String title, Failure failure) {
    return Notice.trouble(
        title,
        failure.message(),
        failure.nextStep().isEmpty() ? List.of() : List.of(failure.nextStep()));
  }

  static Notice defect(String title, RuntimeException defect) {
    return Notice.trouble(
        title, "this is a defect of mountaineer: " + defect, List.of("the log may tell more"));
  }
}
