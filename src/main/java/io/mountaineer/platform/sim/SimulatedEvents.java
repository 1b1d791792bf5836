package io.mountaineer.platform.sim;

import io.mountaineer.platform.Events;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events of the simulated Mac, reported in the thread in which they happen. */
public final class SimulatedEvents implements Events {

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public Subscription subscribe(Listener listener) {
    listeners.add(listener);
    listener.available(Kind.NETWORK);
    listener.available(Kind.MOUNT);
    return () -> listeners.remove(listener);
  }

  /** Reports that a link or an address comes or goes. */
  public void networkChanged(String what) {
    listeners.forEach(listener -> listener.happened(Kind.NETWORK, what));
  }

  void mountTableChanged() {
    listeners.forEach(listener -> listener.happened(Kind.MOUNT, ""));
  }

  /** Reports no events of a kind from now on. */
  public void goSilent(Kind kind, String cause) {
    listeners.forEach(listener -> listener.unavailable(kind, cause));
  }

  /** Reports events of a kind again. */
  public void areHeard(Kind kind) {
    listeners.forEach(listener -> listener.available(kind));
  }
}
