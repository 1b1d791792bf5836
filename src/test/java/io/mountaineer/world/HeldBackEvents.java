package io.mountaineer.world;

import io.mountaineer.platform.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Events of the machine for one process: while it is stopped they wait, as lines in a pipe do. A
 * thread that delivered them at once could wait for a lock that the stopped work holds.
 */
final class HeldBackEvents implements Events {

  private final Events real;
  private final BooleanSupplier isStopped;
  private final List<Runnable> waiting = new ArrayList<>();

  HeldBackEvents(Events real, BooleanSupplier isStopped) {
    this.real = real;
    this.isStopped = isStopped;
  }

  @Override
  public Subscription subscribe(Listener listener) {
    return real.subscribe(
        new Listener() {
          @Override
          public void happened(Kind kind, String what) {
            unlessStopped(() -> listener.happened(kind, what));
          }

          @Override
          public void available(Kind kind) {
            unlessStopped(() -> listener.available(kind));
          }

          @Override
          public void unavailable(Kind kind, String cause) {
            unlessStopped(() -> listener.unavailable(kind, cause));
          }
        });
  }

  private void unlessStopped(Runnable event) {
    if (isStopped.getAsBoolean()) {
      waiting.add(event);
    } else {
      event.run();
    }
  }

  /** Delivers the events that have waited. */
  void goOn() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }
}
