package io.mountaineer.engine;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.WakeGrace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Log of the shares' cycles: what changed since the cycle before, once. */
final class ShareLog {

  private final EventLog log;
  private final HostTransitions hosts = new HostTransitions();
  private final Map<String, String> openFiles = new ConcurrentHashMap<>();
  private final HeldBackMoves heldBack;
  private final RepeatFilter<LogEvent> defects;

  ShareLog(EventLog log) {
    this.log = log;
    this.heldBack = new HeldBackMoves(log);
    this.defects = new RepeatFilter<>(log::note);
  }

  /**
   * Logs what a share's plan changed.
   *
   * @param remembered what was remembered of the share before
   */
  void planned(SharePlan plan, ShareState remembered) {
    hosts.of(plan.share(), remembered.hosts(), plan.seen()).forEach(log::note);
    log.seen(plan.share(), remembered, plan.state());
    openFiles(plan);
    heldBack.decided(plan.share(), plan.seen(), plan.decision());
  }

  /** Logs what became of a plan. */
  void acted(SharePlan plan, ShareState after, Outcome outcome, ActTimes times) {
    log.acted(plan, after, outcome, times);
    defects.now(plan.share().name(), Optional.empty());
  }

  /** Logs a defect of ours that one share met; the other shares are unaffected. */
  void defect(Share share, Throwable defect) {
    defects.now(share.name(), Optional.of(EventLog.defect(share, defect)));
  }

  /** Logs an automatic look at open files when its result changes. */
  private void openFiles(SharePlan plan) {
    Observation seen = plan.seen();
    String name = plan.share().name();
    Optional<OpenFiles> found = seen.openFiles();
    if (found.isPresent() && !found.get().toString().equals(openFiles.get(name))) {
      openFiles.put(name, found.get().toString());
      log.openFiles(plan.share(), found.get(), plan.decision().action());
    }
    boolean looksOn = plan.state().recovery().pending() || WakeGrace.needsOpenFiles(seen);
    if (found.isEmpty() && !looksOn) {
      openFiles.remove(name);
    }
  }

  /** Forced moves that are held back after a wake; each is logged once. */
  private static final class HeldBackMoves {

    private final EventLog log;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    HeldBackMoves(EventLog log) {
      this.log = log;
    }

    void decided(Share share, Observation seen, Decision decision) {
      if (seen.time().interruption() == Interruption.SLEEP || seen.wake().isEmpty()) {
        logged.remove(share.name());
      }
      boolean isHeldBack = decision instanceof Decision.Keep keep && keep.isMoveHeldBack();
      if (isHeldBack && logged.add(share.name())) {
        log.note(
            LogEvent.info(
                "forced_move_held_back",
                "share",
                share.name(),
                "host",
                seen.mount() instanceof Mounted mounted ? mounted.serverHost() : "",
                "cause",
                decision.reason()));
      }
    }
  }
}
