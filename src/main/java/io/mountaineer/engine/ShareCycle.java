package io.mountaineer.engine;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Ejection;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Life;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountView;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.RecoveryPlan;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.Lock;
import io.mountaineer.state.StateFile;
import java.util.Optional;

/** One share in one cycle: observe, decide, act, remember, report, in this order. */
final class ShareCycle {

  private final Platform platform;
  private final Observer observer;
  private final Mover mover;
  private final StateFile states;
  private final Links links;
  private final Journal journal;
  private final Complaints defects;

  ShareCycle(
      Platform platform,
      Observer observer,
      Mover mover,
      StateFile states,
      Links links,
      Journal journal) {
    this.platform = platform;
    this.observer = observer;
    this.mover = mover;
    this.states = states;
    this.links = links;
    this.journal = journal;
    this.defects = new Complaints(journal);
  }

  /**
   * Acts.
   *
   * @param before what this process saw in its previous cycle, if nobody acted since
   * @param lock the share's, held by the caller
   */
  ShareReport act(Share share, Round round, Verb verb, Optional<Observation> before, Lock lock) {
    Settings settings = round.settings();
    ShareState remembered = recall(share, round);
    ShareReport planned = plan(share, round, verb, verb.before(remembered), before);
    journal.seen(share, remembered, planned.state());
    if (planned.decision().acts()) {
      lock.announce(planned.decision().action());
    }
    Outcome outcome = mover.carryOut(new Task(share, settings, planned.seen()), planned.decision());
    ShareState state = planned.state().after(planned.decision(), outcome, platform.time().now());
    state = verb.after(remembered, state, planned.decision(), outcome);
    remember(share, state, round);
    journal.acted(share, planned, state, outcome);
    defects.now(share.name(), Optional.empty());
    return new ShareReport(
        share,
        settings,
        afterActing(planned, outcome),
        state,
        planned.decision(),
        outcome,
        repair(share, round));
  }

  /** What is told is how the share stands after the act, not how it stood before. */
  private Observation afterActing(ShareReport planned, Outcome outcome) {
    if (!planned.decision().acts()) {
      return planned.seen();
    }
    Task task = new Task(planned.share(), planned.settings(), planned.seen());
    MountView view = task.viewNow(platform);
    boolean untouched = planned.decision() instanceof Decision.Undo undo && undo.keepsProperMount();
    boolean proven =
        outcome instanceof Outcome.Done && !untouched && view instanceof MountView.Mounted;
    return planned.seen().withMount(proven ? ((MountView.Mounted) view).with(Life.alive()) : view);
  }

  /** What is told of a share in whose work a defect of ours showed; its neighbours go on. */
  ShareReport defect(Share share, Round round, RuntimeException defect) {
    String text = "a defect of mountaineer: " + defect;
    defects.now(share.name(), Optional.of(Journal.defect(share, defect)));
    return leftAlone(share, round, Failure.of(Failure.Kind.UNKNOWN, text));
  }

  /** What is told of a share that is not acted on: how it stands, as far as that is known. */
  ShareReport leftAlone(Share share, Round round, Failure why) {
    Observation seen = observer.unasked(share, round);
    ShareState state = round.remembered().of(share.name()).seeing(seen, round.settings());
    return new ShareReport(
        share,
        round.settings(),
        seen,
        state,
        new Decision.Wait(why.text(), why.text()),
        new Outcome.Failed(why, state.active(), false),
        links.status(share.stableLink(round.settings()), round.remembered()));
  }

  /** Looks and decides, and changes nothing. */
  ShareReport preview(Share share, Round round) {
    ShareState remembered = recall(share, round);
    return plan(share, round, new Verb.Reconcile(), remembered, Optional.empty());
  }

  private ShareReport plan(
      Share share, Round round, Verb verb, ShareState remembered, Optional<Observation> before) {
    Settings settings = round.settings();
    Observation seen = observer.observe(share, round, before);
    if (Ejection.inferred(seen, settings)) {
      seen = observer.lookAgain(share, round, seen);
    }
    ShareState state = remembered.seeing(seen, settings);
    if (round.isThorough() && RecoveryPlan.wantsLook(settings, seen, state)) {
      seen = observer.withOpenFiles(seen, round);
      state = remembered.seeing(seen, settings);
    } else {
      observer.forgetOpenFiles(seen);
    }
    Decision decision = verb.decide(share, settings, seen, state);
    return new ShareReport(
        share,
        settings,
        seen,
        state,
        decision,
        new Outcome.Unchanged(),
        links.status(share.stableLink(settings), round.remembered()));
  }

  private static ShareState recall(Share share, Round round) {
    ShareState remembered = round.remembered().of(share.name());
    return remembered.aimedAt(share.fingerprint(round.settings()));
  }

  /**
   * While the share's lock is held nobody else changes what is remembered of it, so the file is not
   * read again for a share that stands as it did. A disk that is full or read-only does not stop
   * the work: the file tells of it by itself.
   */
  private void remember(Share share, ShareState state, Round round) {
    if (!state.equals(round.remembered().of(share.name())) || !states.isSaved()) {
      states.update(share.name(), earlier -> state);
    }
  }

  private LinkStatus repair(Share share, Round round) {
    Settings settings = round.settings();
    LinkStatus stable = links.repair(share.stableLink(settings), round.remembered());
    for (Alias alias : round.aliasesOf(share)) {
      links.repair(alias.link(settings), round.remembered());
    }
    return stable;
  }
}
