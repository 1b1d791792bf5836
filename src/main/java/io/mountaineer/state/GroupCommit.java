package io.mountaineer.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes that wait for each other: who comes first makes its own, and whoever is next those of all
 * who came meanwhile, as one. Safe for use by many threads.
 */
final class GroupCommit {

  private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
  private final Function<UnaryOperator<State>, SaveResult> maker;

  /**
   * None yet.
   *
   * @param maker makes one change; is never called by two threads at once
   */
  GroupCommit(Function<UnaryOperator<State>, SaveResult> maker) {
    this.maker = maker;
  }

  /** Has a change made; returns when it is, and throws what it threw. */
  SaveResult make(UnaryOperator<State> change) {
    Change mine = new Change(change);
    waiting.add(mine);
    synchronized (this) {
      if (!mine.isMade()) {
        makeAll();
      }
    }
    return mine.update();
  }

  private void makeAll() {
    List<Change> all = new ArrayList<>();
    for (Change each = waiting.poll(); each != null; each = waiting.poll()) {
      all.add(each);
    }
    try {
      SaveResult update = maker.apply(state -> Change.allOf(all, state));
      all.forEach(each -> each.made(update));
    } catch (RuntimeException | Error e) {
      all.forEach(each -> each.failed(e));
    }
  }
}
