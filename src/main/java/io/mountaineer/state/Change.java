package io.mountaineer.state;

import java.util.List;
import java.util.function.UnaryOperator;

/** A change of the state that waits to be made, under the monitor of {@link GroupCommit}. */
final class Change {

  private final UnaryOperator<State> change;
  private SaveResult update;
  private Throwable failure;

  Change(UnaryOperator<State> change) {
    this.change = change;
  }

  static State allOf(List<Change> changes, State state) {
    State next = state;
    for (Change each : changes) {
      next = each.change.apply(next);
    }
    return next;
  }

  void made(SaveResult done) {
    update = done;
  }

  void failed(Throwable why) {
    failure = why;
  }

  boolean isMade() {
    return update != null || failure != null;
  }

  /** What came of it; throws what a change threw. */
  SaveResult update() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException defect) {
      throw defect;
    }
    return update;
  }
}
