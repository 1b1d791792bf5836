package io.mountaineer.platform.net;

import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up and remembers the answers. A lookup cannot be interrupted and a {@code .local} one
 * may stall for 5 s or more, so each has a daemon thread, and there is never more than one for a
 * name at a time.
 */
public final class AddressBook implements Addresses {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** For how long {@link #of} repeats itself, about failures too, before it looks again. */
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final Resolver resolver;
  private final Time time;
  private final Map<String, CompletableFuture<List<InetAddress>>> lookups =
      new ConcurrentHashMap<>();
  private final Map<String, List<InetAddress>> lastGood = new ConcurrentHashMap<>();
  private final Map<String, Long> askedAt = new ConcurrentHashMap<>();

  public AddressBook(Resolver resolver, Time time) {
    this.resolver = resolver;
    this.time = time;
  }

  @Override
  public Set<String> of(String host) {
    if (HostName.isNumeric(host)) {
      return numeric(host);
    }
    String name = key(host);
    Long asked = askedAt.get(name);
    if (asked == null || time.nanos() - asked > FRESH.toNanos()) {
      awaitShortly(lookUp(host));
      askedAt.put(name, time.nanos());
    }
    Set<String> addresses = new LinkedHashSet<>();
    lastGood(host).forEach(address -> addresses.add(address.getHostAddress()));
    return addresses;
  }

  /** The running lookup of this name, or a new one. Numeric hosts are answered at once. */
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

  /** What the last successful lookup of this name found; empty when there was none. */
  List<InetAddress> lastGood(String host) {
    return lastGood.getOrDefault(key(host), List.of());
  }

  private void answer(String host, CompletableFuture<List<InetAddress>> answer) {
    complete(
        answer,
        () -> {
          try {
            List<InetAddress> found = resolver.resolve(HostName.forLookup(host));
            lastGood.put(key(host), found);
            return found;
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

  private static Set<String> numeric(String host) {
    try {
      return Set.of(HostName.address(host).getHostAddress());
    } catch (UnknownHostException e) {
      return Set.of();
    }
  }

  private static void awaitShortly(CompletableFuture<?> lookup) {
    try {
      lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      return; // what is known from before has to do
    }
  }

  private static String key(String host) {
    return HostName.forLookup(host).toLowerCase(Locale.ROOT);
  }

  @FunctionalInterface
  private interface Lookup {
    List<InetAddress> run() throws UnknownHostException;
  }
}
