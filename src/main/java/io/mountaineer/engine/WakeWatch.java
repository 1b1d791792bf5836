package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.Wake;
import io.mountaineer.core.WakeGrace;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watch for wakes: the last wake of the computer while a monitor ran, and which hosts it took away
 * for how long. A command that looks once knows of no wake.
 */
final class WakeWatch {

  /** A host that is silent for longer is not silent because of the wake. */
  private static final Duration OVER = Duration.ofSeconds(60);

  private final Platform platform;
  private final StateFile states;
  private final EventLog log;
  private final WayLinks links;
  private final Set<String> awaited = new HashSet<>();
  private final Set<String> missing = new HashSet<>();
  private final Map<String, Long> inactiveSince = new HashMap<>();
  private Set<String> up = Set.of();
  private BothClocks lastLook;
  private Optional<Long> wokeAt = Optional.empty();
  private boolean dark;

  WakeWatch(Platform platform, Workers workers, StateFile states, EventLog log) {
    this.platform = platform;
    this.states = states;
    this.log = log;
    this.links = new WayLinks(platform, workers);
    // The computer may fall asleep amid the first cycle.
    this.lastLook = BothClocks.now(platform.clock());
  }

  /**
   * Takes in what a cycle found.
   *
   * @param servers hosts that carry mounts
   */
  synchronized void observe(CycleTime tick, Map<String, HostHealth> health, Set<String> servers) {
    if (!tick.isMonitor()) {
      return;
    }
    boolean wasDark = dark;
    noticeWake();
    if (wasDark && dark) {
      lookForPeople();
    }
    if (ago().isPresent()) {
      learnAbsences(health);
    }
    if (ago().filter(ago -> ago.compareTo(WakeGrace.LONGEST) < 0).isPresent()) {
      learnLinks(health, servers);
    }
    up =
        health.keySet().stream()
            .filter(host -> health.get(host).isUp())
            .collect(Collectors.toSet());
  }

  /**
   * Returns the last wake as a share sees it; empty once it no longer explains anything.
   *
   * @param host server of the share's mount
   */
  synchronized Optional<Wake> of(CycleTime tick, Optional<String> host, State remembered) {
    if (!tick.isMonitor()) {
      return Optional.empty();
    }
    noticeWake();
    return ago()
        .map(
            ago ->
                new Wake(
                    ago,
                    dark,
                    host.flatMap(remembered::absenceOf).map(Absence::lasted),
                    host.map(inactiveSince::get).map(this::since)));
  }

  /** Returns the moment of the last wake by the monotonic clock, however long ago. */
  synchronized Optional<Long> latest() {
    return wokeAt;
  }

  /** The clocks are compared here too: the cycle under way may have begun before the sleep. */
  private void noticeWake() {
    BothClocks now = BothClocks.now(platform.clock());
    boolean slept = lastLook.until(now) == Interruption.SLEEP;
    lastLook = now;
    if (slept) {
      wokeAt = Optional.of(now.nanos());
      awaited.clear();
      awaited.addAll(up);
      missing.clear();
      inactiveSince.clear();
      dark = platform.wakefulness().isDark();
      if (dark) {
        log.note(LogEvent.info("dark_wake"));
      }
    }
  }

  /** A person who comes to the computer during a dark wake wakes it fully, without a sleep. */
  private void lookForPeople() {
    dark = platform.wakefulness().isDark();
    if (!dark) {
      wokeAt = Optional.of(platform.clock().nanos());
      log.note(LogEvent.info("full_wake"));
    }
  }

  private void learnAbsences(Map<String, HostHealth> health) {
    for (String host : Set.copyOf(awaited)) {
      boolean isUp = Optional.ofNullable(health.get(host)).filter(HostHealth::isUp).isPresent();
      if (!isUp) {
        missing.add(host);
      } else if (awaited.remove(host) && missing.contains(host)) {
        remember(host, wokeAt.map(this::since).orElseThrow());
      }
    }
  }

  private void remember(String host, Duration lasted) {
    Absence absence = new Absence(lasted, platform.clock().now());
    State known = states.load();
    if (known.withAbsence(host, absence) != known) {
      states.update(state -> state.withAbsence(host, absence));
    }
  }

  private void learnLinks(Map<String, HostHealth> health, Set<String> servers) {
    Set<String> silent =
        servers.stream()
            .filter(host -> health.containsKey(host) && !health.get(host).isUp())
            .collect(Collectors.toSet());
    inactiveSince.keySet().retainAll(silent);
    Set<String> inactive = links.inactive(silent);
    inactiveSince.keySet().retainAll(inactive);
    inactive.forEach(host -> inactiveSince.putIfAbsent(host, platform.clock().nanos()));
  }

  private Optional<Duration> ago() {
    return wokeAt.map(this::since).filter(ago -> dark || ago.compareTo(OVER) < 0);
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(platform.clock().nanos() - nanos);
  }
}
