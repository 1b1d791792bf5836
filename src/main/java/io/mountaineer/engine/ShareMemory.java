package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Intents;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Clock;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Memory of shares after an act, and its way to disk. */
final class ShareMemory {

  private final StateFile states;
  private final Clock clock;

  ShareMemory(StateFile states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** Returns what was remembered of a share when the cycle began. */
  static ShareState before(Share share, CycleSnapshot cycle) {
    return cycle.remembered().of(share, cycle.settings());
  }

  /**
   * Returns what is to be remembered of a share once its plan was acted on.
   *
   * @param now mount of the share after the act
   */
  ShareState after(SharePlan plan, Outcome outcome, MountStatus now) {
    ShareState acted = plan.state().after(plan.decision(), outcome, clock.now());
    boolean isKnown = !(now instanceof MountStatus.Unknown);
    ShareState mounted = withServer(plan, withHost(plan, acted, outcome), outcome);
    return withOwner(mounted, outcome, isKnown ? now : plan.seen().mount());
  }

  /**
   * Saves what is remembered of a share. While the share's lock is held no other process changes
   * it, so the file is not read again for a share that stands as it did. A disk that is full or
   * read-only does not stop the work: the state file reports that by itself.
   *
   * @param before what was remembered when the cycle began
   * @return the outcome to report: a failure if an intent of the user cannot be remembered
   */
  Outcome save(
      SharePlan plan, ShareState before, ShareState after, CycleSnapshot cycle, Outcome outcome) {
    UnaryOperator<State> change =
        all ->
            all.with(plan.share(), plan.settings(), merged(plan.share(), before, after, all))
                .withPause(all.pause().flatMap(pause -> pause.at(plan.seen().time().now())));
    boolean isKnown = change.apply(cycle.remembered()) == cycle.remembered();
    boolean isAnnounced = !before.intents().equals(before(plan.share(), cycle).intents());
    if (isKnown && !isAnnounced && states.isSaved()) {
      return outcome;
    }
    SaveResult saved = states.update(change);
    Hold was = before(plan.share(), cycle).hold();
    boolean isIntent = after.hold() != was && (after.hold() != Hold.NONE || isAnnounced);
    return isIntent
            && !(outcome instanceof Outcome.Busy)
            && saved instanceof SaveResult.NotSaved lost
        ? forgotten(plan.share(), after, lost)
        : outcome;
  }

  /**
   * Writes down what is about to be done, where that has to outlive this process.
   *
   * @param before what was remembered when the cycle began
   * @return what is remembered now
   */
  ShareState announce(SharePlan plan, Operation operation, ShareState before) {
    Intents said = operation.announced(before, plan.decision().acts(), clock.now()).intents();
    if (said.equals(before.intents())) {
      return before;
    }
    states.update(
        plan.share().name(),
        state -> state.withIntents(said.mergedWith(before.intents(), state.intents())));
    return before.withIntents(said);
  }

  /**
   * Requests and pauses are stated without the share's lock: one that came meanwhile is kept, and
   * one that was taken back meanwhile does not return.
   */
  private static ShareState merged(Share share, ShareState before, ShareState after, State all) {
    Intents now = all.of(share.name()).intents();
    return after.withIntents(after.intents().mergedWith(before.intents(), now));
  }

  /**
   * Returns the intents of a share as they are at this moment, which may be others than when the
   * cycle began.
   */
  Intents intentsNow(SharePlan plan) {
    return states.load().of(plan.share(), plan.settings()).intents();
  }

  /**
   * The host is remembered, or forgotten with its mount, at once: the config may change, and the
   * user may mount by the old host, before the share is seen again.
   */
  private static ShareState withHost(SharePlan plan, ShareState state, Outcome outcome) {
    return outcome instanceof Outcome.Done done
            && !plan.keepsProperMount()
            && (done.active().isPresent() || isGone(plan))
        ? state.withMountedHost(done.active().map(plan.share()::host))
        : state;
  }

  private static String said(Hold hold) {
    return switch (hold) {
      case UNMOUNTED, EJECTED -> "unmounted";
      case PINNED, DEPARTED -> "kept on fallback";
      case NONE -> "automatic again";
    };
  }

  /** The first server that a share was mounted from is the share's. */
  private static ShareState withServer(SharePlan plan, ShareState state, Outcome outcome) {
    return outcome instanceof Outcome.Done done && done.active().isPresent()
        ? state.withServers(state.servers().mounted(done.active().get(), plan.seen()))
        : state;
  }

  /** A mount that was proven to be gone was the share's, and no other of it may land. */
  private static boolean isGone(SharePlan plan) {
    return plan.seen().mount() instanceof MountStatus.Mounted
        && plan.seen().stillToLand().isEmpty();
  }

  /** A mount without an owner that may not be unmounted belongs to another user. */
  private static ShareState withOwner(ShareState state, Outcome outcome, MountStatus now) {
    boolean isRefused =
        outcome instanceof Outcome.Failed failed
            && failed.failure().kind() == Failure.Kind.PERMISSION
            && failed.active().isPresent();
    return isRefused
            && now instanceof MountStatus.Mounted mounted
            && mounted.entry().mountedBy().isEmpty()
        ? state.withNotPermitted(Optional.of(mounted.entry().source()))
        : state;
  }

  /** An intent that cannot be remembered will be undone by the next automatic cycle. */
  private static Outcome forgotten(Share share, ShareState state, SaveResult.NotSaved lost) {
    return new Outcome.Failed(
        new Failure(
            Failure.Kind.UNKNOWN,
            share.name()
                + " is "
                + said(state.hold())
                + ", but that cannot be remembered, so the monitor will undo it: "
                + lost.why(),
            "free some space or make the file writable, then run the command again"),
        state.active(),
        false);
  }
}
