package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Log events of a cycle: the difference between what was and what is remembered. */
final class Transitions {

  private final String share;
  private final List<LogEvent> entries = new ArrayList<>();

  private Transitions(String share) {
    this.share = share;
  }

  /** Returns what an observation changed: holds that began or ended, errors, TB Ready. */
  static List<LogEvent> seen(Share share, ShareState before, ShareState after) {
    Transitions found = new Transitions(share.name());
    found.rest(before, after);
    return found.entries;
  }

  /** Returns what acting on a plan led to. */
  static List<LogEvent> acted(SharePlan plan, ShareState after, Outcome outcome) {
    Transitions found = new Transitions(plan.share().name());
    found.move(plan, outcome);
    found.rest(plan.state(), after);
    return found.entries;
  }

  private void rest(ShareState before, ShareState after) {
    ready(before, after);
    hold(before.hold(), after.hold());
    error(before.lastError(), after.lastError());
  }

  private void move(SharePlan plan, Outcome outcome) {
    Decision decision = plan.decision();
    if (outcome instanceof Outcome.Done done) {
      done(decision, plan.seen().mount().via(), done.active());
    }
    if (outcome instanceof Outcome.Busy busy) {
      entries.add(
          LogEvent.info(
              decision.action() + "_deferred", "share", share, "cause", busy.files().toString()));
    }
    // The attempt itself has logged why a mount failed.
    if (outcome instanceof Outcome.Failed failed && !(decision instanceof Decision.Mount)) {
      failed(decision, failed);
    }
  }

  private void done(Decision decision, Optional<Interface> from, Optional<Interface> to) {
    entries.add(
        LogEvent.info(
            decision.action(),
            "share",
            share,
            "from",
            Interface.wireOf(from),
            "to",
            Interface.wireOf(to),
            "cause",
            decision.reason()));
  }

  private void failed(Decision decision, Outcome.Failed failed) {
    entries.add(
        LogEvent.warn(
            decision.action() + "_failed",
            "share",
            share,
            "cause",
            failed.failure().text(),
            "active",
            Interface.wireOf(failed.active()),
            "rolled_back",
            String.valueOf(failed.rolledBack())));
  }

  private void ready(ShareState before, ShareState after) {
    boolean changed = !before.recovery().reason().equals(after.recovery().reason());
    if (after.recovery().pending() && changed) {
      String why = after.recovery().reason().orElse("");
      entries.add(LogEvent.info("tb_ready", "share", share, "cause", why));
    }
    if (before.recovery().pending() && !after.recovery().pending()) {
      entries.add(
          LogEvent.info(
              "tb_ready_left", "share", share, "active", Interface.wireOf(after.active())));
    }
  }

  private void hold(Hold was, Hold is) {
    if (was != is) {
      String event = is == Hold.NONE ? "hold_cleared" : "hold_set";
      entries.add(
          LogEvent.info(event, "share", share, "hold", (is == Hold.NONE ? was : is).wire()));
    }
  }

  private void error(Optional<String> was, Optional<String> is) {
    if (was.equals(is)) {
      return;
    }
    is.ifPresentOrElse(
        text -> entries.add(LogEvent.warn("trouble", "share", share, "cause", text)),
        () -> entries.add(LogEvent.info("well_again", "share", share)));
  }
}
