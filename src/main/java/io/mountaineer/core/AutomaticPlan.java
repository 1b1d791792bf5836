package io.mountaineer.core;

import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.TbReady;
import io.mountaineer.core.Decision.Wait;

/**
 * Decision of a cycle that no command asked for: the planner's, a request of the user where that
 * leaves the share as it is, and nothing at all while paused.
 */
public final class AutomaticPlan {

  private AutomaticPlan() {}

  /**
   * Returns the decision of this cycle.
   *
   * @param state remembered state, this cycle's observation included
   */
  public static Decision decide(
      Share share, Settings settings, Observation seen, ShareState state) {
    Decision own = Planner.decide(share, settings, seen, state);
    Decision decision = RequestPlan.decide(own, share, settings, seen, state);
    return state
        .intents()
        .pausedAt(seen.time().now())
        .map(pause -> paused(pause.text(LocalTimes.here(seen.time().now())), decision))
        .orElse(decision);
  }

  /** Returns what is left of a decision while paused: nothing is done, and trouble is shown. */
  private static Decision paused(String pause, Decision decision) {
    String reason = pause + "; " + decision.reason();
    if (decision instanceof Wait wait) {
      return new Wait(wait.error(), reason);
    }
    if (decision instanceof TbReady ready) {
      return new TbReady(reason, ready.byOpenFiles());
    }
    return decision instanceof Keep keep
        ? new Keep(reason, keep.isMoveHeldBack())
        : new Keep(pause + ", so nothing is done by itself: " + decision.reason());
  }

  /** Returns whether the decision depends on the open files of this share. */
  public static boolean needsOpenFiles(
      Share share, Settings settings, Observation seen, ShareState state) {
    boolean isPaused =
        seen.time().isMonitor() && state.intents().pausedAt(seen.time().now()).isPresent();
    return !isPaused
        && (Planner.needsOpenFiles(share, settings, seen, state)
            || RequestPlan.needsOpenFiles(seen, state));
  }
}
