package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Log entries for hosts that came or went. A missed probe that nothing has confirmed ends the run
 * of reachability in the state, but is no news yet: it is reported when the host is confirmed to be
 * down, and never if the host answers again before that.
 */
final class HostTransitions {

  private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

  /**
   * Returns what changed with this observation.
   *
   * @param before what was remembered of the hosts
   */
  List<LogEvent> of(Share share, HostHistory before, Observation seen) {
    List<LogEvent> entries = new ArrayList<>();
    event(share, Interface.TB, before.tb(), seen.tb()).ifPresent(entries::add);
    event(share, Interface.FALLBACK, before.fallback(), seen.fallback()).ifPresent(entries::add);
    return entries;
  }

  private Optional<LogEvent> event(Share share, Interface via, boolean was, HostHealth is) {
    String key = share.name() + " " + via.wire() + " " + share.host(via);
    if (!is.isUp() && !is.isDown()) {
      if (was) {
        unconfirmed.add(key);
      }
      return Optional.empty();
    }
    boolean wasUp = unconfirmed.remove(key) || was;
    return wasUp == is.isUp()
        ? Optional.empty()
        : Optional.of(
            LogEvent.info(
                is.isUp() ? "interface_up" : "interface_down",
                "share",
                share.name(),
                "interface",
                via.wire(),
                "host",
                share.host(via)));
  }
}
