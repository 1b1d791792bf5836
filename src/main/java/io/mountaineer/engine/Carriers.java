package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe.Answer;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory of the interface by which each host is reached, learned while it answers: when it falls
 * silent this distinguishes a pulled cable from another fault. Only a monitor learns, once for each
 * address and again after the network changed, and nothing waits for it.
 */
final class Carriers {

  private final Platform platform;
  private final Workers workers;
  private final Map<String, String> learned = new HashMap<>();

  Carriers(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /**
   * Learns the interfaces of the hosts that answered.
   *
   * @param answers of one probe of every host
   */
  synchronized void learn(Map<String, Answer> answers, CycleTime tick) {
    if (!tick.isMonitor()) {
      return;
    }
    if (tick.networkEvent() || tick.interruption() != Interruption.NONE) {
      learned.clear();
    }
    answers.forEach(
        (host, answer) -> {
          if (answer.connected() && !answer.detail().equals(learned.put(host, answer.detail()))) {
            workers.begin(() -> ask(host, answer.detail()));
          }
        });
  }

  private Route ask(String host, String address) {
    Route route = platform.network().routeTo(address);
    if (route instanceof Route.Via via) {
      platform.addresses().carriedBy(host, address, via.networkInterface());
    }
    return route;
  }
}
