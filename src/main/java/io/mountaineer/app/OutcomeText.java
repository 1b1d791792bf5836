package io.mountaineer.app;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.List;

/** Text for people on the outcome of an operation on a share. */
public final class OutcomeText {

  private OutcomeText() {}

  /** Returns the reason and what to do next, one paragraph each. */
  public static List<String> details(ShareReport report) {
    List<String> details = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Failed failed) {
      details.add(failed.failure().message());
      if (!failed.failure().nextStep().isEmpty()) {
        details.add("-> " + failed.failure().nextStep());
      }
    } else {
      details.add(report.decision().reason());
    }
    if (report.link() == LinkStatus.FOREIGN) {
      String path = report.share().stablePath(report.settings()).toString();
      details.add(foreignLink(path));
    }
    if (report.outcome() instanceof Outcome.Done done) {
      done.heldBefore().ifPresent(files -> details.add("open files were cut: " + files));
    }
    return details;
  }

  /** Returns the outcome, or the plan of a dry run, in one line. */
  public static String headline(ShareReport report) {
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

  /** Returns the note on something at the place of a link that is not ours. */
  public static String foreignLink(Object place) {
    return place + " is not our link and is left alone";
  }

  private static String unchanged(ShareReport report) {
    if (report.decision() instanceof Decision.TbReady) {
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
}
