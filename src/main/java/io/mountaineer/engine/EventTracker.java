package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.Events.Kind;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
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
  private final Map<String, Long> disturbances = new HashMap<>();
  private volatile Runnable wakeUp = () -> {};
  private Optional<Long> disturbanceAnywhere = Optional.empty();
  private Optional<Long> disturbanceOfUnknownWays = Optional.empty();

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
    // A mount taken for ejected by mistake stays away, so doubt counts as disturbance.
    if (ways.mayMatter(key)) {
      disturbanceOfUnknownWays = Optional.of(time.nanos());
    }
  }

  private void mark(Set<String> hosts) {
    long now = time.nanos();
    hosts.forEach(host -> disturbances.put(host, now));
  }

  private void disturbedBy(Kind kind) {
    if (kind == Kind.NETWORK) {
      disturbed();
    }
  }

  /** Notes that something happened now after which macOS may drop mounts by itself. */
  synchronized void disturbed() {
    disturbanceAnywhere = Optional.of(time.nanos());
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
    disturbances.keySet().retainAll(hosts);
  }

  /** Returns the tick of this cycle as it is for one share. */
  synchronized CycleTime of(Share share, CycleTime tick) {
    boolean counts = share.hosts().stream().anyMatch(touched::contains);
    return tick.withNetwork(counts, sinceDisturbance(share.hosts()));
  }

  /**
   * Returns the time since the last disturbance on the way to these hosts; none while events are
   * lost.
   */
  synchronized Optional<Duration> sinceDisturbance(Set<String> hosts) {
    if (outages.lasts(Kind.NETWORK)) {
      return Optional.of(Duration.ZERO);
    }
    Stream<Long> theirs = hosts.stream().map(disturbances::get).filter(moment -> moment != null);
    Stream<Long> doubt = ways.isKnown(hosts) ? Stream.empty() : disturbanceOfUnknownWays.stream();
    return Stream.of(theirs, doubt, disturbanceAnywhere.stream())
        .flatMap(each -> each)
        .max(Long::compare)
        .map(moment -> Duration.ofNanos(time.nanos() - moment));
  }

  /**
   * Kinds of events that do not arrive at present. An outage is logged once when it begins and once
   * when it is over; what begins again before it has settled is the same one.
   */
  private static final class Outages {

    /** Events that are available for so long are back. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Clock time;
    private final EventLog log;
    private final Set<Kind> logged = EnumSet.noneOf(Kind.class);
    private final Set<Kind> lost = EnumSet.noneOf(Kind.class);
    private final Map<Kind, Long> heardSince = new EnumMap<>(Kind.class);

    Outages(Clock time, EventLog log) {
      this.time = time;
      this.log = log;
    }

    synchronized void begins(Kind kind, String cause) {
      settle();
      lost.add(kind);
      heardSince.remove(kind);
      if (logged.add(kind)) {
        log.note(
            LogEvent.warn(
                "events_lost", "kind", kind.wire(), "cause", cause, "meanwhile", "timer alone"));
      }
    }

    /** Notes that events are available; returns whether they were not before. */
    synchronized boolean ends(Kind kind) {
      boolean was = lost.remove(kind);
      if (was) {
        heardSince.put(kind, time.nanos());
      }
      return was;
    }

    synchronized boolean lasts(Kind kind) {
      return lost.contains(kind);
    }

    /** Logs the outages that are over. */
    synchronized void settle() {
      for (Kind kind : Set.copyOf(heardSince.keySet())) {
        if (time.nanos() - heardSince.get(kind) >= SETTLED.toNanos()) {
          heardSince.remove(kind);
          logged.remove(kind);
          log.note(LogEvent.info("events_back", "kind", kind.wire()));
        }
      }
    }
  }
}
