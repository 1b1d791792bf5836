package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Request;
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
    found.foundMount(before.active(), after.active());
    found.rest(before, after);
    return found.entries;
  }

  /** Returns what acting on a plan led to. */
  static List<LogEvent> acted(SharePlan plan, ShareState after, Outcome outcome, ActTimes times) {
    Transitions found = new Transitions(plan.share().name());
    found.move(plan, outcome, times);
    found.rest(plan.state(), after);
    return found.entries;
  }

  private void rest(ShareState before, ShareState after) {
    ready(before, after);
    hold(before.hold(), after.hold());
    request(before.intents(), after);
    pause(before.intents(), after.intents());
    error(before.lastError(), after.lastError());
    for (Interface via : Interface.values()) {
      stranger(via, before.servers().stranger(via), after.servers().stranger(via));
    }
  }

  /** A mount that came or went without an act of ours. */
  private void foundMount(Optional<Interface> was, Optional<Interface> is) {
    if (!was.equals(is)) {
      entries.add(
          LogEvent.info(is.isPresent() ? "mount_appeared" : "mount_vanished", "share", share)
              .with("from", Interface.wireOf(was))
              .with("to", Interface.wireOf(is)));
    }
  }

  private void move(SharePlan plan, Outcome outcome, ActTimes times) {
    Decision decision = plan.decision();
    if (outcome instanceof Outcome.Done done) {
      entries.add(done(plan, done, times));
    }
    if (outcome instanceof Outcome.Busy busy) {
      entries.add(
          LogEvent.info(
                  decision.action() + "_deferred", "share", share, "cause", busy.files().toString())
              .heldBy(Optional.of(busy.files())));
    }
    // The attempt itself has logged why a mount failed.
    if (outcome instanceof Outcome.Failed failed && !(decision instanceof Decision.Mount)) {
      failed(decision, failed);
    }
  }

  private LogEvent done(SharePlan plan, Outcome.Done done, ActTimes times) {
    Decision decision = plan.decision();
    return LogEvent.info(decision.action(), "share", share)
        .with("from", Interface.wireOf(plan.seen().mount().via()))
        .with("to", Interface.wireOf(done.active()))
        .with("cause", decision.reason())
        .with("host", done.active().map(plan.share()::host))
        .with("path", plan.share().volumePath(plan.settings()).toString())
        .with("ms", EventLog.millis(times.nanos()))
        .with("outage_ms", times.outageNanos().map(EventLog::millis))
        .heldBy(done.heldBefore());
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

  /** A request ends as it has come true, has expired, or something else was asked for. */
  private void request(Intents before, ShareState after) {
    if (before.request().isEmpty() || after.intents().request().isPresent()) {
      return;
    }
    Request request = before.request().get();
    boolean isDone =
        after.active().map(request.to()::equals).orElseGet(request::departs)
            && after.hold() == request.hold();
    entries.add(
        LogEvent.info(isDone ? "request_done" : "request_ended", "share", share)
            .with("to", request.to().wire())
            .with("since", request.since().toString()));
  }

  private void pause(Intents before, Intents after) {
    boolean was = before.pause().isPresent() || before.pauseOfAll().isPresent();
    if (was && after.pause().isEmpty() && after.pauseOfAll().isEmpty()) {
      entries.add(LogEvent.info("pause_ended", "share", share));
    }
  }

  /** Another server than the share's began or ceased to answer at one of its addresses. */
  private void stranger(Interface via, Optional<Sighting> was, Optional<Sighting> is) {
    if (is.isPresent() && !is.map(Sighting::guid).equals(was.map(Sighting::guid))) {
      String guid = is.get().guid().toString();
      entries.add(LogEvent.warn("other_server", "share", share, "at", via.wire(), "guid", guid));
    } else if (was.isPresent() && is.isEmpty()) {
      entries.add(LogEvent.info("other_server_gone", "share", share, "at", via.wire()));
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
