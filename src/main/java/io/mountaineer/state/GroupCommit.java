package io.mountaineer.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Group commit of changes that wait for each other: the first thread makes its own change, and the
 * next one those of all that arrived meanwhile, as one. Safe for use by many threads.
 */
final class GroupCommit {

  private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
  private final Function<UnaryOperator<State>, SaveResult> maker;

  /**
   * @param maker makes one change; is never called by two threads at once
   */
  GroupCommit(Function<UnaryOperator<State>, SaveResult> maker) {
    this.maker = maker;
  }

  /** Has a change made; returns its result when it is, and throws what it threw. */
  SaveResult make(UnaryOperator<State> change) {
    Change mine = new Change(change);
    waiting.add(mine);
    synchronized (this) {
      if (!mine.isMade()) {
        makeAll();
      }
    }
    return mine.result();
  }

  private void makeAll() {
    List<Change> all = new ArrayList<>();
    for (Change each = waiting.poll(); each != null; each = waiting.poll()) {
      all.add(each);
    }
    try {
      SaveResult result = maker.apply(state -> allOf(all, state));
      all.forEach(each -> each.result = result);
    } catch (RuntimeException | Error e) {
      all.forEach(each -> each.failure = e);
    }
  }

  private static State allOf(List<Change> changes, State state) {
    State next = state;
    for (Change each : changes) {
      next = each.change.apply(next);
    }
    return next;
  }

  /** Change that waits to be made, under the monitor of the group commit. */
  private static final class Change {

    private final UnaryOperator<State> change;
    private SaveResult result;
    private Throwable failure;

    Change(UnaryOperator<State> change) {
      this.change = change;
    }

    boolean isMade() {
      return result != null || failure != null;
    }

    SaveResult result() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException defect) {
        throw defect;
      }
      return result;
    }
  }
}
