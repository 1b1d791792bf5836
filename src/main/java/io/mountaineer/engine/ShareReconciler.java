package io.mountaineer.engine;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Decision;
import io.mountaineer.core.EjectDetector;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.Observation;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.WakeGrace;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** One share in one cycle: observe, decide, act, remember, report, in this order. */
final class ShareReconciler {

  private final Platform platform;
  private final Locks locks;
  private final Observer observer;
  private final DecisionExecutor executor;
  private final StateFile states;
  private final Links links;
  private final EventLog log;
  private final RepeatFilter<LogEvent> defects;
  private final Map<String, String> looks = new ConcurrentHashMap<>();
  private final HeldBackMoves heldBack;
  private final LoginWatch logins;
  private final HostTransitions hosts = new HostTransitions();

  ShareReconciler(
      Platform platform,
      Locks locks,
      Observer observer,
      LoginWatch logins,
      DecisionExecutor executor,
      StateFile states,
      Links links,
      EventLog log) {
    this.platform = platform;
    this.locks = locks;
    this.observer = observer;
    this.logins = logins;
    this.executor = executor;
    this.states = states;
    this.links = links;
    this.log = log;
    this.defects = new RepeatFilter<>(log::note);
    this.heldBack = new HeldBackMoves(log);
  }

  /**
   * Acts.
   *
   * @param before what this process saw in its previous cycle, if nobody acted since
   * @param lock the share's, held by the caller
   */
  ShareReport act(
      Share share,
      CycleSnapshot cycle,
      Operation operation,
      Optional<Observation> before,
      HeldLock lock) {
    Settings settings = cycle.settings();
    ShareState remembered = recall(share, cycle);
    ShareState taken = logins.look(share, operation.before(remembered), cycle.patienceForLogins());
    ShareReport planned = plan(share, cycle, operation, taken, before, lock.underWay());
    settleNote(planned, lock);
    tell(planned, remembered);
    if (planned.decision().acts()) {
      lock.announce(planned.decision().action());
    }
    ShareTarget target =
        new ShareTarget(
            share,
            settings,
            planned.seen(),
            planned.state(),
            lock,
            new ActTable(platform),
            cycle.asked(),
            operation.isForced(),
            cycle.isInteractive());
    Outcome outcome = executor.execute(target, planned.decision());
    ShareState state =
        operation.after(remembered, after(target, planned, outcome), planned.decision(), outcome);
    Outcome told = remember(target, remembered, state, cycle, outcome);
    boolean isRemembered = told == outcome;
    // A hold that could not be saved is reported as a failure, and none is set.
    ShareState logged = isRemembered ? state : state.withHold(remembered.hold());
    log.acted(share, planned, logged, told);
    defects.now(share.name(), Optional.empty());
    return new ShareReport(
        share,
        settings,
        afterActing(target, planned, outcome),
        state,
        planned.decision(),
        told,
        repair(share, cycle));
  }

  private ShareState after(ShareTarget target, ShareReport planned, Outcome outcome) {
    Decision decision = planned.decision();
    ShareState acted = planned.state().after(decision, outcome, platform.clock().now());
    return withOwner(target, withHost(target, acted, decision, outcome), outcome);
  }

  /** Logs an automatic look at open files when its result changes. */
  private void noteLook(ShareReport planned) {
    Share share = planned.share();
    Optional<OpenFiles> found = planned.seen().openFiles();
    if (found.isPresent() && !found.get().toString().equals(looks.get(share.name()))) {
      looks.put(share.name(), found.get().toString());
      log.openFiles(share, found.get(), planned.decision().action());
    }
    boolean looksOn =
        planned.state().recovery().pending() || WakeGrace.needsOpenFiles(planned.seen());
    if (found.isEmpty() && !looksOn) {
      looks.remove(share.name());
    }
  }

  private void tell(ShareReport planned, ShareState remembered) {
    hosts.of(planned.share(), remembered.hosts(), planned.seen()).forEach(log::note);
    log.seen(planned.share(), remembered, planned.state());
    noteLook(planned);
    heldBack.decided(planned.share(), planned.seen(), planned.decision());
  }

  /** A mount that has landed where it was asked for is under way no longer. */
  private static void settleNote(ShareReport planned, HeldLock lock) {
    Observation seen = planned.seen();
    if (seen.underWay().isPresent() && seen.stillToLand().isEmpty()) {
      lock.mountEnded();
    }
  }

  /**
   * The host is remembered, or forgotten with its mount, at once: the config may change, and the
   * user may mount by the old host, before the share is seen again.
   */
  private static ShareState withHost(
      ShareTarget target, ShareState state, Decision decision, Outcome outcome) {
    boolean untouched = decision instanceof Decision.RemoveStrays undo && undo.keepsProperMount();
    return outcome instanceof Outcome.Done done
            && !untouched
            && (done.active().isPresent() || isGone(target))
        ? state.withMountedHost(done.active().map(target.share()::host))
        : state;
  }

  /** Whether a mount that was proven to be gone was the share's, and no other of it may land. */
  private static boolean isGone(ShareTarget target) {
    return target.seen().mount() instanceof MountStatus.Mounted
        && target.seen().stillToLand().isEmpty();
  }

  /** A mount without an owner that may not be unmounted is somebody else's. */
  private static ShareState withOwner(ShareTarget target, ShareState state, Outcome outcome) {
    boolean refused =
        outcome instanceof Outcome.Failed failed
            && failed.failure().kind() == Failure.Kind.PERMISSION
            && failed.active().isPresent();
    return refused
            && target.seen().mount() instanceof MountStatus.Mounted mounted
            && mounted.entry().mountedBy().isEmpty()
        ? state.withNotPermitted(Optional.of(mounted.entry().source()))
        : state;
  }

  /** What is told is how the share stands after the act, not how it stood before. */
  private Observation afterActing(ShareTarget target, ShareReport planned, Outcome outcome) {
    if (!planned.decision().acts()) {
      return planned.seen();
    }
    ShareMounts mounts = target.mountsAfterLastStep();
    MountStatus view = mounts.status();
    boolean untouched =
        planned.decision() instanceof Decision.RemoveStrays undo && undo.keepsProperMount();
    boolean proven =
        outcome instanceof Outcome.Done && !untouched && view instanceof MountStatus.Mounted;
    return planned
        .seen()
        .withMounts(
            proven ? mounts.with(((MountStatus.Mounted) view).with(MountHealth.alive())) : mounts);
  }

  /** What is told of a share in whose work a defect of ours showed; its neighbours go on. */
  ShareReport defect(Share share, CycleSnapshot cycle, Throwable defect) {
    String text = "a defect of mountaineer: " + defect;
    defects.now(share.name(), Optional.of(EventLog.defect(share, defect)));
    return leftAlone(share, cycle, Failure.of(Failure.Kind.UNKNOWN, text));
  }

  /** What is told of a share that is not acted on: how it stands, as far as that is known. */
  ShareReport leftAlone(Share share, CycleSnapshot cycle, Failure why) {
    Observation seen = observer.withoutMountCheck(share, cycle);
    ShareState state = recall(share, cycle).observed(seen, cycle.settings());
    return new ShareReport(
        share,
        cycle.settings(),
        seen,
        state,
        new Decision.Wait(why.text(), why.text()),
        new Outcome.Failed(why, state.active(), false),
        links.status(share.stableLink(cycle.settings()), cycle.remembered()));
  }

  /** Looks and decides, and changes nothing. */
  ShareReport preview(Share share, CycleSnapshot cycle) {
    ShareState remembered = recall(share, cycle);
    return plan(
        share, cycle, new Operation.Reconcile(), remembered, Optional.empty(), noted(share, cycle));
  }

  /** A lock file that cannot be read tells of no mount: nothing is done on its word here. */
  private Optional<MountUnderWay> noted(Share share, CycleSnapshot cycle) {
    try {
      return locks.share(share.volumePath(cycle.settings()), share.name()).underWay();
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private ShareReport plan(
      Share share,
      CycleSnapshot cycle,
      Operation operation,
      ShareState remembered,
      Optional<Observation> before,
      Optional<MountUnderWay> underWay) {
    Settings settings = cycle.settings();
    Observation seen = observer.observe(share, cycle, before, underWay);
    if (EjectDetector.inferred(seen, settings)) {
      seen = observer.reobserve(share, cycle, seen);
    }
    ShareState state = remembered.observed(seen, settings);
    boolean needsOpenFiles =
        Planner.needsOpenFiles(settings, seen, state) || WakeGrace.needsOpenFiles(seen);
    if (cycle.looksAtOpenFiles() && needsOpenFiles) {
      seen = observer.withOpenFiles(seen, cycle);
      state = remembered.observed(seen, settings);
    } else {
      observer.forgetOpenFiles(seen);
    }
    Decision decision = operation.decide(share, settings, seen, state);
    return new ShareReport(
        share,
        settings,
        seen,
        state,
        decision,
        new Outcome.Unchanged(),
        links.status(share.stableLink(settings), cycle.remembered()));
  }

  private static ShareState recall(Share share, CycleSnapshot cycle) {
    return cycle.remembered().of(share, cycle.settings());
  }

  /**
   * While the share's lock is held nobody else changes what is remembered of it, so the file is not
   * read again for a share that stands as it did. A disk that is full or read-only does not stop
   * the work: the file tells of it by itself.
   */
  private Outcome remember(
      ShareTarget target,
      ShareState remembered,
      ShareState state,
      CycleSnapshot cycle,
      Outcome outcome) {
    UnaryOperator<State> news = all -> all.with(target.share(), target.settings(), state);
    boolean isKnown = news.apply(cycle.remembered()) == cycle.remembered();
    if (isKnown && states.isSaved()) {
      return outcome;
    }
    SaveResult update = states.update(news);
    boolean intent = state.hold() != remembered.hold() && state.hold() != Hold.NONE;
    return intent && update instanceof SaveResult.NotSaved lost
        ? forgotten(target, state, lost)
        : outcome;
  }

  /** An intent that cannot be remembered will be undone by the next automatic cycle. */
  private static Outcome forgotten(ShareTarget target, ShareState state, SaveResult.NotSaved lost) {
    String done = state.hold().keepsUnmounted() ? "unmounted" : "kept on fallback";
    return new Outcome.Failed(
        new Failure(
            Failure.Kind.UNKNOWN,
            target.share().name()
                + " is "
                + done
                + ", but that cannot be remembered, so the monitor will undo it: "
                + lost.why(),
            "make room or make the file writable, then give the command again"),
        state.active(),
        false);
  }

  private LinkStatus repair(Share share, CycleSnapshot cycle) {
    Settings settings = cycle.settings();
    LinkStatus stable = links.repair(share.stableLink(settings), cycle.remembered());
    for (Alias alias : cycle.aliasesOf(share)) {
      links.repair(alias.link(settings), cycle.remembered());
    }
    return stable;
  }
}
