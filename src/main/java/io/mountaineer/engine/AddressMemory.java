package io.mountaineer.engine;

import io.mountaineer.core.KnownHost;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Clock;
import io.mountaineer.state.StateFile;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Addresses at which hosts answered, carried from run to run by the state file. */
final class AddressMemory {

  private final Addresses addresses;
  private final StateFile states;
  private final Clock time;
  private final AtomicBoolean recalled = new AtomicBoolean();
  private Map<String, KnownHost> saved = Map.of();

  AddressMemory(Addresses addresses, StateFile states, Clock time) {
    this.addresses = addresses;
    this.states = states;
    this.time = time;
  }

  /** Loads what earlier runs learned; only the first call does anything. */
  void recall() {
    if (recalled.compareAndSet(false, true)) {
      addresses.recall(states.load().hosts());
      synchronized (this) {
        saved = addresses.known();
      }
    }
  }

  /** Saves what this run has learned since the last time, if it is new. */
  synchronized void save() {
    Map<String, KnownHost> now = addresses.known();
    if (now.equals(saved)) {
      return;
    }
    Map<String, KnownHost> news = new HashMap<>(now);
    news.entrySet().removeIf(each -> each.getValue().equals(saved.get(each.getKey())));
    states.update(state -> state.withHosts(news, time.now()));
    saved = now;
  }
}
