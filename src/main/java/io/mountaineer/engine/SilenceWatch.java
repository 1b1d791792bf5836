package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Probe.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

/**
 * Watch between two cycles over the servers that carry mounts. Each is connected to every half
 * second; one that does not answer, or takes far longer than it usually does, makes a cycle due at
 * once. Suspicion only begins a cycle: that asks and decides as any other does.
 */
final class SilenceWatch {

  /** Time between two questions to a server, that of a cycle included. */
  static final Duration STEP = Duration.ofMillis(500);

  /**
   * Time between a cycle that a change of the network began and the next question: a system may
   * report a change before all of it has happened, so a server may have answered for the last time.
   */
  static final Duration AFTER_CHANGE = Duration.ofMillis(50);

  /** Servers asked at a time; with more of them, they take turns. */
  private static final int AT_ONCE = 4;

  private final FirstProbes hosts;
  private final Deque<String> servers = new ArrayDeque<>();
  private Settings settings;
  private Duration untilAsked = STEP;

  SilenceWatch(FirstProbes hosts) {
    this.hosts = hosts;
  }

  /**
   * Watches these servers until the next cycle, as far as they answered in this one.
   *
   * @param changed whether a change of the network began this cycle
   */
  synchronized void cycleSaw(
      Collection<String> carrying, Map<String, HostHealth> health, Settings now, boolean changed) {
    settings = now;
    untilAsked = changed ? AFTER_CHANGE : STEP;
    servers.retainAll(carrying);
    for (String server : carrying) {
      boolean isUp = health.containsKey(server) && health.get(server).isUp();
      if (isUp && !servers.contains(server)) {
        servers.add(server);
      }
    }
    servers.removeIf(server -> !health.containsKey(server) || !health.get(server).isUp());
  }

  /** Returns the time from the last cycle or question to the next question. */
  synchronized Duration untilAsked() {
    return untilAsked;
  }

  /** Asks the servers; returns at once. */
  synchronized void ask(CycleTimer timer) {
    untilAsked = STEP;
    for (int left = Math.min(AT_ONCE, servers.size()); left > 0; left--) {
      String server = servers.remove();
      servers.add(server);
      ask(server, timer);
    }
  }

  private void ask(String server, CycleTimer timer) {
    Duration limit = hosts.suspiciousAfter(server, settings);
    hosts
        .probeAhead(server, settings)
        .ifPresent(
            answer -> {
              timer.suspect(server, limit);
              answer.whenComplete((result, failure) -> heard(server, result, timer));
            });
  }

  /** One that threw is left to the next cycle, in which it is thrown too. */
  private static void heard(String server, Answer result, CycleTimer timer) {
    if (result == null || result.connected()) {
      timer.answered(server);
    } else {
      timer.suspect(server, Duration.ZERO);
    }
  }
}
