package io.mountaineer.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Events planned for the midst of others, counted in calls of a process to its machine. */
final class Interruptions {

  private final List<Planned> planned = new ArrayList<>();
  private long calls;
  private boolean heldBack;
  private int happened;

  void add(int callsFromNow, Runnable event) {
    planned.add(new Planned(calls + callsFromNow, event));
  }

  /**
   * Counts a call, and runs what is due. What happens in the midst of another event is not
   * interrupted itself.
   */
  void oneCallLater() {
    if (heldBack) {
      return;
    }
    calls++;
    for (Planned each : List.copyOf(planned)) {
      if (each.call <= calls) {
        planned.remove(each);
        happened++;
        heldBackDuring(
            () -> {
              each.event.run();
              return true;
            });
      }
    }
  }

  <T> T heldBackDuring(Supplier<T> work) {
    boolean before = heldBack;
    heldBack = true;
    try {
      return work.get();
    } finally {
      heldBack = before;
    }
  }

  void heldBackDuring(Runnable work) {
    if (heldBack) {
      return;
    }
    heldBackDuring(
        () -> {
          work.run();
          return true;
        });
  }

  /** Returns how many events have happened so far. */
  int count() {
    return happened;
  }

  void clear() {
    planned.clear();
  }

  private record Planned(long call, Runnable event) {}
}
