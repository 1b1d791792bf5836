package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.Events.Kind;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tracker of the events that the machine reports by itself. Any event wakes the monitor; as a
 * change of the network counts for a share only what touches the way to one of its hosts.
 */
final class EventTracker {

  /** A flood of names says no more than its first ones. */
  private static final int MOST_NAMES = 6;

  private final Events events;
  private final Clock time;
  private final EventLog log;
  private final Outages outages;
  private final HostWays ways;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<String> touched = new HashSet<>();
  private final Map<String, Long> unrest = new HashMap<>();
  private volatile Runnable wakeUp = () -> {};
  private Optional<Long> unrestAnywhere = Optional.empty();
  private Optional<Long> unrestOfUnknownWays = Optional.empty();

  EventTracker(Platform platform, Workers workers, EventLog log) {
    this.events = platform.events();
    this.time = platform.clock();
    this.log = log;
    this.outages = new Outages(platform.clock(), log);
    this.ways = new HostWays(platform, workers);
  }

  /**
   * Begins to listen.
   *
   * @param wake called at every event
   */
  Events.Subscription listen(Runnable wake) {
    wakeUp = wake;
    ways.onNews(wake);
    return events.subscribe(
        new Events.Listener() {
          @Override
          public void happened(Kind kind, String what) {
            note(kind, what);
            wake.run();
          }

          @Override
          public void available(Kind kind) {
            if (outages.ends(kind)) {
              disturbedBy(kind);
              wake.run(); // what happened meanwhile was not reported
            }
          }

          @Override
          public void unavailable(Kind kind, String cause) {
            outages.begins(kind, cause);
            disturbedBy(kind);
          }
        });
  }

  /** Wakes the monitor, if one listens: what it looked for is there. */
  void wake() {
    wakeUp.run();
  }

  private synchronized void note(Kind kind, String key) {
    if (kind != Kind.NETWORK) {
      return;
    }
    keys.add(key);
    ways.changed(key);
    mark(ways.touchedBy(key));
    // A mount taken for ejected by mistake stays away, so doubt counts as unrest.
    if (ways.mayMatter(key)) {
      unrestOfUnknownWays = Optional.of(time.nanos());
    }
  }

  private void mark(Set<String> hosts) {
    long now = time.nanos();
    hosts.forEach(host -> unrest.put(host, now));
  }

  private void disturbedBy(Kind kind) {
    if (kind == Kind.NETWORK) {
      disturbed();
    }
  }

  /** Notes that something happened now after which macOS may drop mounts by itself. */
  synchronized void disturbed() {
    unrestAnywhere = Optional.of(time.nanos());
  }

  /**
   * Begins a cycle: what was reported so far belongs to it.
   *
   * @return whether the way to any host was touched
   */
  synchronized boolean begin() {
    outages.settle();
    touched.clear();
    Set<String> counting = new LinkedHashSet<>();
    for (String key : keys) {
      Set<String> hosts = ways.touchedBy(key);
      touched.addAll(hosts);
      if (!hosts.isEmpty()) {
        counting.add(key);
      }
    }
    keys.removeAll(counting);
    logNames(LogEvent.info("network_event"), counting);
    logNames(LogEvent.debug("network_event_ignored"), keys);
    keys.clear();
    return !touched.isEmpty();
  }

  private void logNames(LogEvent entry, Set<String> names) {
    if (!names.isEmpty()) {
      Stream<String> first = names.stream().limit(MOST_NAMES);
      log.note(entry.with("changed", String.join(" ", first.toList())));
    }
  }

  /**
   * Takes in what the probes of this cycle found: hosts that went or came, ways that are others
   * now.
   */
  synchronized void observe(Map<String, HostHealth> health) {
    Set<String> changed = ways.observe(health);
    touched.addAll(changed);
    mark(changed);
  }

  /** Returns the hosts the way to which changed since the previous cycle, or that turned. */
  synchronized Set<String> touched() {
    return Set.copyOf(touched);
  }

  /** Forgets the hosts that no share has now. */
  synchronized void forgetAllBut(Set<String> hosts) {
    ways.forgetAllBut(hosts);
    unrest.keySet().retainAll(hosts);
  }

  /** Returns the tick of this cycle as it is for one share. */
  synchronized CycleTime of(Share share, CycleTime tick) {
    boolean counts = share.hosts().stream().anyMatch(touched::contains);
    return tick.withNetwork(counts, sinceUnrest(share.hosts()));
  }

  /**
   * Returns the time since the last unrest on the way to these hosts; none while events are lost.
   */
  synchronized Optional<Duration> sinceUnrest(Set<String> hosts) {
    if (outages.lasts(Kind.NETWORK)) {
      return Optional.of(Duration.ZERO);
    }
    Stream<Long> theirs = hosts.stream().map(unrest::get).filter(moment -> moment != null);
    Stream<Long> doubt = ways.isKnown(hosts) ? Stream.empty() : unrestOfUnknownWays.stream();
    return Stream.of(theirs, doubt, unrestAnywhere.stream())
        .flatMap(each -> each)
        .max(Long::compare)
        .map(moment -> Duration.ofNanos(time.nanos() - moment));
  }
}
