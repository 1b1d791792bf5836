package io.mountaineer.cli;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.List;

/** What an acting command says: one sentence per share, and what is left to do. */
final class ActedText {

  static final int INDENT = 4;

  private final Paint paint;

  ActedText(Paint paint) {
    this.paint = paint;
  }

  List<String> lines(ShareReport report) {
    List<String> lines = new ArrayList<>(Columns.wrap(headline(report), 0));
    lines.set(0, coloured(report, lines.get(0)));
    if (report.outcome() instanceof Outcome.Failed failed) {
      lines.addAll(Columns.wrap(failed.failure().message(), INDENT));
      if (!failed.failure().nextStep().isEmpty()) {
        lines.addAll(Columns.wrap("-> " + failed.failure().nextStep(), INDENT));
      }
    } else {
      lines.addAll(Columns.wrap(report.decision().reason(), INDENT));
    }
    if (report.link() == LinkStatus.FOREIGN) {
      String path = report.share().stablePath(report.settings()).toString();
      lines.addAll(Columns.wrap(path + " is not our link and is left alone", INDENT));
    }
    if (report.outcome() instanceof Outcome.Done done) {
      done.heldBefore()
          .ifPresent(files -> lines.addAll(Columns.wrap("open files were cut: " + files, INDENT)));
    }
    return lines;
  }

  /** What was or would be done, in one line. */
  static String headline(ShareReport report) {
    String share = report.share().name() + ": ";
    Outcome outcome = report.outcome();
    if (outcome instanceof Outcome.Done done) {
      return share + done.active().map(via -> "mounted via " + via.label()).orElse("unmounted");
    }
    if (outcome instanceof Outcome.Busy busy) {
      return share + "left as it is, " + busy.files();
    }
    if (outcome instanceof Outcome.Failed failed) {
      String now = failed.active().map(via -> "still via " + via.label()).orElse("not mounted now");
      return share + report.decision().action() + " failed, " + now;
    }
    return share + unchanged(report);
  }

  private static String unchanged(ShareReport report) {
    if (report.decision() instanceof Decision.Ready) {
      return "TB Ready, on fallback";
    }
    if (report.decision() instanceof Decision.Wait) {
      return "waiting, " + via(report);
    }
    return "nothing to do, " + via(report);
  }

  private static String via(ShareReport report) {
    return report
        .state()
        .active()
        .map(Interface::label)
        .map(to -> "via " + to)
        .orElse("not mounted");
  }

  private String coloured(ShareReport report, String text) {
    if (!report.isWell()) {
      return paint.bad(text);
    }
    return report.decision() instanceof Decision.Ready ? paint.attention(text) : text;
  }
}
