package io.mountaineer.engine;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.StateFile;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reconciler of one share in one cycle: observe, decide, act, remember, report, in this order. */
final class ShareReconciler {

  private final Platform platform;
  private final Locks locks;
  private final ShareObserver observer;
  private final DecisionExecutor executor;
  private final ShareMemory memory;
  private final Links links;
  private final ShareLog log;
  private final LoginWatch logins;
  private final OutageClock outages = new OutageClock();

  ShareReconciler(
      Platform platform,
      Locks locks,
      ShareObserver observer,
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
    this.memory = new ShareMemory(states, platform.clock());
    this.links = links;
    this.log = new ShareLog(log);
  }

  /**
   * Brings a share to where the operation asks for it.
   *
   * @param before what this process saw in its previous cycle, if nothing acted on the share since
   * @param lock the share's, held by the caller
   */
  ShareReport act(
      Share share,
      CycleSnapshot cycle,
      Operation operation,
      Optional<Observation> before,
      HeldLock lock) {
    ShareState remembered = ShareMemory.before(share, cycle);
    ShareState asked = logins.look(share, operation.before(remembered), cycle.savedLoginTimeout());
    Observation seen = observer.observe(share, cycle, asked, before, lock.underWay());
    SharePlan plan =
        upToDate(decideByServer(share, cycle, operation, asked, seen), remembered, operation);
    ShareState known = memory.announce(plan, operation, remembered);
    log.planned(plan, remembered);
    outages.observed(plan, cycle.begun());
    ShareTarget target = target(plan, cycle, operation, lock);
    long start = platform.clock().nanos();
    Outcome outcome = execute(target, plan);
    ActTimes times = outages.acted(plan, outcome, start, platform.clock().nanos());
    Observation now = afterActing(target, plan, outcome);
    ShareState state =
        operation
            .after(remembered, memory.after(plan, outcome, now.mount()), plan.decision(), outcome)
            .dated(plan.state(), platform.clock().now());
    if (operation.leavesRequest(outcome)) {
      state = state.withIntents(state.intents().withRequest(known.intents().request()));
    }
    Outcome reported = memory.save(plan, known, state, cycle, outcome);
    // A hold that could not be saved is reported as a failure, and none is set.
    log.acted(plan, reported == outcome ? state : state.withHold(known.hold()), reported, times);
    return plan.report(now, state, reported, repair(share, cycle));
  }

  /** Returns the plan with what the user stated since the cycle began, up to the act itself. */
  private SharePlan upToDate(SharePlan plan, ShareState known, Operation operation) {
    if (!operation.isAutomatic() || !plan.decision().acts()) {
      return plan;
    }
    Intents now = plan.state().intents().mergedWith(known.intents(), memory.intentsNow(plan));
    if (now.equals(plan.state().intents())) {
      return plan;
    }
    SharePlan again = plan.decidedBy(operation, plan.state().withIntents(now));
    return again.decision().acts() && !again.decision().equals(plan.decision())
        ? again.with(new Decision.Keep("what you asked for has just changed"))
        : again;
  }

  /** Observes and decides, and changes nothing. */
  ShareReport preview(Share share, CycleSnapshot cycle) {
    ShareState known = ShareMemory.before(share, cycle);
    Observation seen = observe(share, cycle, known);
    return decide(share, cycle, new Operation.Reconcile(), known, seen).report(link(share, cycle));
  }

  /** Observes and decides as before an act, by which server answers too, and changes nothing. */
  ShareReport dryRun(Share share, CycleSnapshot cycle) {
    ShareState known = ShareMemory.before(share, cycle);
    Observation seen = observe(share, cycle, known);
    return decideByServer(share, cycle, new Operation.Reconcile(), known, seen)
        .report(link(share, cycle));
  }

  private Observation observe(Share share, CycleSnapshot cycle, ShareState known) {
    return observer.observe(share, cycle, known, Optional.empty(), noted(share, cycle));
  }

  /** Reports on a share whose cycle threw; the other shares are unaffected. */
  ShareReport defect(Share share, CycleSnapshot cycle, Throwable defect) {
    log.defect(share, defect);
    return leftAlone(share, cycle, Failure.of(Failure.Kind.UNKNOWN, "internal error: " + defect));
  }

  /** Reports on a share that is not acted on: how it stands, as far as that is known. */
  ShareReport leftAlone(Share share, CycleSnapshot cycle, Failure why) {
    Observation seen = observer.withoutMountCheck(share, cycle);
    ShareState state = ShareMemory.before(share, cycle).observed(seen, cycle.settings());
    SharePlan plan =
        new SharePlan(
            share, cycle.settings(), seen, state, new Decision.Wait(why.text(), why.text()));
    Outcome failed = new Outcome.Failed(why, state.active(), false);
    return plan.report(seen, state, failed, link(share, cycle));
  }

  private static SharePlan decide(
      Share share, CycleSnapshot cycle, Operation operation, ShareState known, Observation seen) {
    Settings settings = cycle.settings();
    return SharePlan.of(share, settings, seen, known.observed(seen, settings), operation);
  }

  /** Decides, once more with the answer of the server by which the share would be mounted. */
  private SharePlan decideByServer(
      Share share, CycleSnapshot cycle, Operation operation, ShareState known, Observation first) {
    Observation fresh = withStrangers(share, cycle, known, first);
    SharePlan plan = decide(share, cycle, operation, known, fresh);
    Set<Interface> asked = EnumSet.noneOf(Interface.class);
    while (plan.decision().target().filter(asked::add).isPresent()) {
      Interface to = plan.decision().target().get();
      boolean isLost = plan.decision() instanceof Decision.Move move && !move.cause().isVoluntary();
      Observation seen = observer.withServer(share, cycle, plan.seen(), to, isLost);
      plan = decide(share, cycle, operation, known, seen);
    }
    return plan;
  }

  /**
   * Asks once more where another server answered last: a command has no cycles before it that did,
   * and the computer may be in another network by now.
   */
  private Observation withStrangers(
      Share share, CycleSnapshot cycle, ShareState known, Observation first) {
    Observation seen = first;
    for (Interface via : Interface.values()) {
      boolean isStranger = known.servers().stranger(via).isPresent() && first.health(via).isUp();
      if (isStranger && !cycle.tick().isMonitor()) {
        seen = observer.withServer(share, cycle, seen, via, false);
      }
    }
    return seen;
  }

  private ShareTarget target(
      SharePlan plan, CycleSnapshot cycle, Operation operation, HeldLock lock) {
    return new ShareTarget(
        plan.share(),
        plan.settings(),
        plan.seen(),
        plan.state(),
        lock,
        new ActTable(platform),
        cycle.asked(),
        operation.isForced(),
        cycle.isInteractive());
  }

  private Outcome execute(ShareTarget target, SharePlan plan) {
    settleNote(plan, target.lock());
    if (plan.decision().acts()) {
      target.lock().announce(plan.decision().action());
    }
    return executor.execute(target, plan.decision());
  }

  /** A mount that has landed where it was asked for is under way no longer. */
  private static void settleNote(SharePlan plan, HeldLock lock) {
    if (plan.seen().underWay().isPresent() && plan.seen().stillToLand().isEmpty()) {
      lock.mountEnded();
    }
  }

  /** Returns how the share stands after the act, which is reported, not how it stood before. */
  private static Observation afterActing(ShareTarget target, SharePlan plan, Outcome outcome) {
    if (!plan.decision().acts()) {
      return plan.seen();
    }
    ShareMounts mounts = target.mountsAfterLastStep();
    boolean isProven = outcome instanceof Outcome.Done && !plan.keepsProperMount();
    return plan.seen()
        .withMounts(
            isProven && mounts.status() instanceof MountStatus.Mounted mounted
                ? mounts.with(mounted.with(MountHealth.alive()))
                : mounts);
  }

  /** A lock file that cannot be read says nothing of a mount: nothing is done on its word here. */
  private Optional<MountUnderWay> noted(Share share, CycleSnapshot cycle) {
    try {
      return locks.share(share.volumePath(cycle.settings()), share.name()).underWay();
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private LinkStatus link(Share share, CycleSnapshot cycle) {
    return links.status(share.stableLink(cycle.settings()), cycle.remembered());
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
