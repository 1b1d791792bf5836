package io.mountaineer.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is to happen in the midst of other things, counted in calls of a process to its machine. */
final class Interruptions {

  private final List<Planned> planned = new ArrayList<>();
  private long calls;
  private boolean heldBack;
  private int happened;

  void add(int callsFromNow, Runnable happening) {
    planned.add(new Planned(calls + callsFromNow, happening));
  }

  /** One thing at a time: what happens in the midst of another is not interrupted itself. */
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
              each.happening.run();
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

  /** How many have happened so far. */
  int count() {
    return happened;
  }

  void clear() {
    planned.clear();
  }

  private record Planned(long call, Runnable happening) {}
}
