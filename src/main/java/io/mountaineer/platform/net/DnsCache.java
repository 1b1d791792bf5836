package io.mountaineer.platform.net;

import io.mountaineer.core.KnownHost;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Clock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cache of name lookups, and of the addresses that answered. A lookup cannot be interrupted and a
 * {@code .local} one may stall for 5 s or more, so each has a daemon thread, and there is never
 * more than one for a name at a time.
 */
public final class DnsCache implements Addresses {

  private static final Duration TIMEOUT = Duration.ofMillis(500);

  /** Time for which {@link #of} repeats itself, about failures too, before it looks again. */
  private static final Duration FRESH = Duration.ofSeconds(20);

  /**
   * Time for which a lookup counts after the last one that succeeded. An address that has answered
   * is remembered for longer; one that never did may be another host's on the next network.
   */
  private static final Duration LOOKUP_COUNTS = Duration.ofMinutes(10);

  private final Resolver resolver;
  private final Clock clock;
  private final Map<String, CompletableFuture<List<InetAddress>>> lookups =
      new ConcurrentHashMap<>();
  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private final Map<String, KnownHost> known = new ConcurrentHashMap<>();
  private final Map<String, Long> askedAt = new ConcurrentHashMap<>();

  public DnsCache(Resolver resolver, Clock clock) {
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public Set<String> of(String host) {
    if (HostName.isNumeric(host)) {
      return numeric(host);
    }
    String name = key(host);
    Long asked = askedAt.get(name);
    if (asked == null || clock.nanos() - asked > FRESH.toNanos()) {
      awaitShortly(lookUp(host));
      askedAt.put(name, clock.nanos());
    }
    Set<String> named = named(name);
    return named.isEmpty() ? answered(name) : named;
  }

  @Override
  public Set<String> lastGood(String host) {
    if (HostName.isNumeric(host)) {
      return numeric(host);
    }
    String name = key(host);
    Set<String> all = new LinkedHashSet<>(named(name));
    all.addAll(answered(name));
    return all;
  }

  @Override
  public void recall(Map<String, KnownHost> earlier) {
    earlier.forEach(known::putIfAbsent);
  }

  @Override
  public Map<String, KnownHost> known() {
    Map<String, KnownHost> all = new TreeMap<>();
    known.forEach((name, host) -> all.put(name, host.recent(clock.now())));
    all.values().removeIf(KnownHost.NONE::equals);
    return all;
  }

  @Override
  public void carriedBy(String host, String address, String networkInterface) {
    known.computeIfPresent(key(host), (name, one) -> one.carriedBy(address, networkInterface));
  }

  @Override
  public Optional<String> carrierOf(String host, String address) {
    KnownHost one = known.getOrDefault(key(host), KnownHost.NONE).recent(clock.now());
    return Optional.ofNullable(one.addresses().get(address))
        .flatMap(KnownHost.KnownAddress::networkInterface);
  }

  /** Remembers that a connection to this address of the host was made. */
  void answered(String host, String address) {
    String name = key(host);
    known.merge(
        name,
        KnownHost.NONE.answered(address, Set.of(), clock.now()),
        (before, first) -> before.answered(address, named(name), clock.now()));
  }

  /** Returns the running lookup of a name, or a new one. Numeric hosts are answered at once. */
  CompletableFuture<List<InetAddress>> lookUp(String host) {
    if (HostName.isNumeric(host)) {
      CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
      complete(answer, () -> List.of(HostName.address(host)));
      return answer;
    }
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> running = lookups.putIfAbsent(key(host), mine);
    if (running != null) {
      return running;
    }
    Thread worker = new Thread(() -> answer(host, mine), "look up " + host);
    worker.setDaemon(true);
    worker.start();
    return mine;
  }

  /** Returns the addresses of {@link Addresses#lastGood}, to be connected to. */
  List<InetAddress> toTry(String host) {
    List<InetAddress> all = new ArrayList<>();
    for (String address : lastGood(host)) {
      try {
        all.add(HostName.address(address));
      } catch (UnknownHostException e) {
        continue; // its zone names no interface that is there now
      }
    }
    return all;
  }

  private void answer(String host, CompletableFuture<List<InetAddress>> answer) {
    complete(
        answer,
        () -> {
          try {
            List<InetAddress> addresses = resolver.resolve(HostName.forLookup(host));
            found.put(key(host), new Found(addresses, clock.now()));
            return addresses;
          } finally {
            lookups.remove(key(host), answer);
          }
        });
  }

  private static void complete(CompletableFuture<List<InetAddress>> answer, Lookup lookup) {
    try {
      answer.complete(lookup.run());
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private Set<String> named(String name) {
    Set<String> addresses = new LinkedHashSet<>();
    Optional.ofNullable(found.get(name))
        .filter(last -> last.counts(clock.now()))
        .ifPresent(last -> last.addresses.forEach(each -> addresses.add(each.getHostAddress())));
    return addresses;
  }

  private Set<String> answered(String name) {
    return known.getOrDefault(name, KnownHost.NONE).recent(clock.now()).addresses().keySet();
  }

  private static Set<String> numeric(String host) {
    try {
      return Set.of(HostName.address(host).getHostAddress());
    } catch (UnknownHostException e) {
      return Set.of();
    }
  }

  private static void awaitShortly(CompletableFuture<?> lookup) {
    try {
      lookup.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      return; // what is known from before has to do
    }
  }

  private static String key(String host) {
    return HostName.forLookup(host).toLowerCase(Locale.ROOT);
  }

  /** Answer of a lookup. */
  private record Found(List<InetAddress> addresses, Instant at) {
    private boolean counts(Instant now) {
      return Duration.between(at, now).abs().compareTo(LOOKUP_COUNTS) <= 0;
    }
  }

  @FunctionalInterface
  private interface Lookup {
    List<InetAddress> run() throws UnknownHostException;
  }

  /**
   * Switches off the cache of name lookups inside the JVM, 30 s for answers and 10 s for failures
   * by default, so that no answer outlives the network it was true in. The JVM reads these settings
   * once, at its first lookup (openjdk sun.net.InetAddressCachePolicy): call this first of all.
   */
  public static void disableJvmCache() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /** Lookup of the addresses of a host name; may take its time. */
  @FunctionalInterface
  public interface Resolver {

    /** Returns every address of the host, never none. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Returns the lookup of the system, mDNS included: {@code .local} goes to mDNSResponder. */
    static Resolver ofSystem() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }
}
