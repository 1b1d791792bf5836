package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.Platform;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ways to the hosts: the network interfaces by which each was reached last.
 *
 * <p>A way is learned from the routes after a host has answered and is believed once it answers
 * again: after a pulled cable the route names another interface, and what matters is the one that
 * carried the mount. Routes are asked for on a worker, when a host comes up and after an event;
 * never while nothing happens.
 */
final class HostWays {

  /** Addresses of one host that are asked for; more only repeat the same interfaces. */
  private static final int MOST_ADDRESSES = 4;

  private static final String GLOBAL = "Global";

  private final Platform platform;
  private final Workers workers;
  private final Map<String, Way> ways = new HashMap<>();
  private final Set<String> recent = new HashSet<>();
  private final Set<String> late = new HashSet<>();
  private Optional<String> primary = Optional.empty();
  private int news;
  private Runnable wake = () -> {};

  HostWays(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /** Sets what to call when a look at the routes has found what a cycle should know. */
  synchronized void onNews(Runnable listener) {
    wake = listener;
  }

  /** Returns the network interface of a key such as {@code en0/IPv4}; empty for all other keys. */
  static Optional<String> interfaceOf(String key) {
    int slash = key.indexOf('/');
    return slash > 0 ? Optional.of(key.substring(0, slash)) : Optional.empty();
  }

  /** Returns whether a key may concern a host to which no way is known. */
  boolean mayMatter(String key) {
    return interfaceOf(key)
        .filter(name -> name.equals(GLOBAL) || platform.routes().mayLeadToServers(name))
        .isPresent();
  }

  /** Returns the hosts whose way a key touches, as far as ways are known. */
  synchronized Set<String> touchedBy(String key) {
    Optional<String> name = interfaceOf(key);
    return ways.entrySet().stream()
        .filter(way -> name.filter(each -> touches(each, way.getValue().interfaces())).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** A key of the primary service touches the hosts that are reached by its interface. */
  private boolean touches(String name, Set<String> interfaces) {
    return name.equals(GLOBAL)
        ? primary.filter(interfaces::contains).isPresent()
        : interfaces.contains(name);
  }

  /** Returns whether a way to one of these hosts is known. */
  synchronized boolean isKnown(Set<String> hosts) {
    return hosts.stream()
        .anyMatch(host -> ways.containsKey(host) && !ways.get(host).interfaces().isEmpty());
  }

  /** Notes that routes may lead elsewhere after this key. */
  synchronized void changed(String key) {
    if (mayMatter(key) || !touchedBy(key).isEmpty()) {
      news++;
      recent.add(key);
    }
  }

  /**
   * Takes in what a cycle's probes found, and asks for the routes of those hosts for which that is
   * due.
   *
   * @return the hosts that went or came, and those whose way is another one now
   */
  synchronized Set<String> observe(Map<String, HostHealth> health) {
    Set<String> changed = new HashSet<>(late);
    late.clear();
    Set<String> keys = Set.copyOf(recent);
    recent.clear();
    health.forEach(
        (host, seen) -> {
          Way way = ways.computeIfAbsent(host, name -> new Way());
          boolean turned = way.turns(seen);
          boolean moved = seen.isUp() && way.isBelieved();
          if (turned || moved) {
            changed.add(host);
          }
          if (way.isAskedAgain(seen, turned, news)) {
            begin(host, way, keys);
          }
        });
    return changed;
  }

  /** Forgets the hosts that no share has now. */
  synchronized void forgetAllBut(Set<String> hosts) {
    ways.keySet().retainAll(hosts);
  }

  /** Whatever ends the question, an Error too, the host is asked again. */
  private void begin(String host, Way way, Set<String> keys) {
    try {
      workers.begin(() -> ask(host, way, keys));
    } catch (RuntimeException | Error e) {
      failed(way);
      throw e;
    }
  }

  private boolean ask(String host, Way way, Set<String> keys) {
    boolean isNews = isNews(host, way, keys);
    if (isNews) {
      wake.run();
    }
    return isNews;
  }

  private boolean isNews(String host, Way way, Set<String> keys) {
    try {
      return learn(host, way, routesTo(host), platform.routes().primaryInterface(), keys);
    } catch (RuntimeException | Error e) {
      failed(way);
      throw e;
    }
  }

  private synchronized void failed(Way way) {
    way.isUnanswered();
  }

  /** Returns whether a cycle should know. */
  private synchronized boolean learn(
      String host, Way way, Set<String> found, Optional<String> first, Set<String> keys) {
    boolean wasKnown = !way.interfaces().isEmpty();
    boolean differs = way.learns(found);
    boolean moved = primary.isPresent() && first.isPresent() && !primary.equals(first);
    primary = first.or(() -> primary);
    boolean touched =
        !wasKnown
            && keys.stream()
                .map(HostWays::interfaceOf)
                .anyMatch(name -> name.filter(each -> touches(each, found)).isPresent());
    boolean primaryHere = moved && found.contains(first.get());
    if (touched || primaryHere) {
      late.add(host);
    }
    return touched || primaryHere || wasKnown && differs;
  }

  private Set<String> routesTo(String host) {
    Set<String> addresses = platform.addresses().of(host);
    // A host by its number may have no addresses but its name.
    return (addresses.isEmpty() ? Set.of(host) : addresses)
        .stream()
            .limit(MOST_ADDRESSES)
            .flatMap(address -> platform.routes().interfaceTo(address).stream())
            .collect(Collectors.toSet());
  }

  /** Way to one host. */
  private static final class Way {
    private Set<String> believed = Set.of();
    private Optional<Set<String>> learned = Optional.empty();
    private Optional<Boolean> up = Optional.empty();
    private boolean isAsked;
    private boolean isUnderWay;
    private int askedAfter;

    Set<String> interfaces() {
      return believed.isEmpty() ? learned.orElse(Set.of()) : believed;
    }

    /** Returns whether the host went or came; a lost probe that was not confirmed is neither. */
    boolean turns(HostHealth seen) {
      boolean was = up.orElse(seen.isUp());
      boolean is = seen.isUp() || was && !seen.isDown();
      up = Optional.of(is);
      return was != is;
    }

    /** Believes what was learned, since the host answers; returns whether that is another way. */
    boolean isBelieved() {
      Set<String> before = believed;
      believed = learned.filter(found -> !found.isEmpty()).orElse(believed);
      learned = Optional.empty();
      return !before.isEmpty() && !before.equals(believed);
    }

    boolean isAskedAgain(HostHealth seen, boolean turned, int news) {
      boolean cameUp = seen.isUp() && (turned || !isAsked);
      boolean afterNews = news != askedAfter && (seen.isUp() || interfaces().isEmpty());
      if (isUnderWay || !cameUp && !afterNews) {
        return false;
      }
      isUnderWay = true;
      isAsked = isAsked || seen.isUp();
      askedAfter = news;
      return true;
    }

    /** Notes that nothing was learned, so that it is asked again while the host answers. */
    void isUnanswered() {
      isUnderWay = false;
      isAsked = false;
    }

    boolean learns(Set<String> found) {
      isUnderWay = false;
      learned = Optional.of(found);
      return !found.isEmpty() && !found.equals(believed);
    }
  }
}
