package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;

/**
 * Observation of a share in a cycle, and the decision that was made for it.
 *
 * @param state what is remembered of it after what was seen
 */
record SharePlan(
    Share share, Settings settings, Observation seen, ShareState state, Decision decision) {

  /** Returns the plan of an operation. */
  static SharePlan of(
      Share share, Settings settings, Observation seen, ShareState state, Operation operation) {
    return new SharePlan(
        share, settings, seen, state, operation.decide(share, settings, seen, state));
  }

  /** Returns this plan with the decision for another memory of the share. */
  SharePlan decidedBy(Operation operation, ShareState other) {
    return of(share, settings, seen, other, operation);
  }

  SharePlan with(Decision other) {
    return new SharePlan(share, settings, seen, state, other);
  }

  /** Returns the report of a plan that is not acted on. */
  ShareReport report(LinkStatus link) {
    return report(seen, state, new Outcome.Unchanged(), link);
  }

  /**
   * Returns the report of a plan that was acted on.
   *
   * @param after the share as it stands after the act
   */
  ShareReport report(Observation after, ShareState remembered, Outcome outcome, LinkStatus link) {
    return new ShareReport(share, settings, after, remembered, decision, outcome, link);
  }

  /** Returns whether it touches strays only and leaves the proper mount as it is. */
  boolean keepsProperMount() {
    return decision instanceof Decision.RemoveStrays strays && strays.keepsProperMount();
  }
}
