package io.mountaineer.app;

import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerIdentities;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search for the second address of a mounted share: only one that is proven to be the same server
 * counts, by the GUID that it tells at both.
 */
final class OtherAddress {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Discovery found;
  private final ServerFinder finder;
  private final ServerIdentities identities;
  private final Workers workers;
  private final Map<String, ServerIdentity> asked = new HashMap<>();

  OtherAddress(Discovery found, ServerFinder finder, ServerIdentities identities, Workers workers) {
    this.found = found;
    this.finder = finder;
    this.identities = identities;
    this.workers = workers;
  }

  /**
   * The two addresses of a share, as far as they are known.
   *
   * @param missing option that has to be given, and why; empty when both are known
   */
  record Addresses(
      Optional<String> thunderbolt, Optional<String> fallback, Optional<Missing> missing) {}

  /** Address that could not be found. */
  record Missing(String option, String why) {}

  /** Returns the addresses of a mount, one of which is its own. */
  Addresses of(Mounted mount, Optional<String> thunderbolt, Optional<String> fallback) {
    if (thunderbolt.isPresent() && fallback.isPresent()) {
      return new Addresses(thunderbolt, fallback, Optional.empty());
    }
    boolean isThunderbolt =
        thunderbolt.isPresent()
            ? ServerMatcher.same(thunderbolt.get(), mount.host())
            : fallback.isPresent()
                ? !ServerMatcher.same(fallback.get(), mount.host())
                : isOverCable(mount.host());
    Optional<String> own = Optional.of(mount.host());
    if (isThunderbolt) {
      return fallback.isPresent()
          ? new Addresses(own, fallback, Optional.empty())
          : withFallback(own, mount);
    }
    return thunderbolt.isPresent()
        ? new Addresses(thunderbolt, own, Optional.empty())
        : withThunderbolt(own, mount);
  }

  /** A name may lead to the cable today and elsewhere tomorrow, which makes it the fallback. */
  private boolean isOverCable(String host) {
    boolean isNumeric = host.contains(":") || host.matches("[0-9.]+");
    return isNumeric
        && finder.waysTo(List.of(host)).all().stream()
            .anyMatch(way -> way.filter(Way::isThunderbolt).isPresent());
  }

  private Addresses withFallback(Optional<String> own, Mounted mount) {
    List<String> candidates =
        servers(mount)
            .flatMap(server -> Stream.concat(server.host().stream(), addresses(server, false)))
            .toList();
    Optional<String> proven = proven(mount, candidates);
    return new Addresses(own, proven, missing("--fallback-host", proven, mount, candidates));
  }

  private Addresses withThunderbolt(Optional<String> own, Mounted mount) {
    List<String> candidates = servers(mount).flatMap(server -> addresses(server, true)).toList();
    Optional<String> proven = proven(mount, candidates);
    return new Addresses(proven, own, missing("--tb-host", proven, mount, candidates));
  }

  /** Returns the servers to ask: the one that is known to be at the host, or else all. */
  private Stream<Server> servers(Mounted mount) {
    List<Server> known =
        found.servers().stream().filter(server -> server.isAt(mount.host())).toList();
    return (known.isEmpty() ? found.servers() : known).stream();
  }

  /**
   * Returns the host to ask: a mount from Finder's sidebar has the name of a service, not of one.
   */
  private String announced(Mounted mount) {
    return found.servers().stream()
        .filter(server -> server.isService(mount.host()))
        .flatMap(server -> server.host().stream())
        .findFirst()
        .orElse(mount.host());
  }

  private static Stream<String> addresses(Server server, boolean overCable) {
    return server.addresses().stream()
        .filter(each -> each.way().filter(Way::isThunderbolt).isPresent() == overCable)
        .map(Address::numeric);
  }

  /** A server that tells no identifier of its own, or only a name, can be proven nowhere. */
  private Optional<String> proven(Mounted mount, List<String> candidates) {
    List<String> others = others(mount, candidates);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    ServerIdentity own = answers(List.of(announced(mount)), mount.port()).get(0);
    if (own.compare(own) != Comparison.SAME) {
      return Optional.empty();
    }
    List<ServerIdentity> answers = answers(others, mount.port());
    return IntStream.range(0, others.size())
        .filter(i -> own.compare(answers.get(i)) == Comparison.SAME)
        .mapToObj(others::get)
        .findFirst();
  }

  private static List<String> others(Mounted mount, List<String> candidates) {
    return candidates.stream().filter(host -> !ServerMatcher.same(host, mount.host())).toList();
  }

  /** Asks hosts at the same time, each once for all mounts. */
  private List<ServerIdentity> answers(List<String> hosts, int port) {
    List<String> open = hosts.stream().filter(host -> !asked.containsKey(at(host, port))).toList();
    List<ServerIdentity> answers =
        workers.all(
            open.stream()
                .<Callable<ServerIdentity>>map(host -> () -> identities.of(host, port, LIMIT))
                .toList());
    IntStream.range(0, open.size()).forEach(i -> asked.put(at(open.get(i), port), answers.get(i)));
    return hosts.stream().map(host -> asked.get(at(host, port))).toList();
  }

  private static String at(String host, int port) {
    return host + " " + port;
  }

  private static Optional<Missing> missing(
      String option, Optional<String> proven, Mounted mount, List<String> candidates) {
    if (proven.isPresent()) {
      return Optional.empty();
    }
    List<String> others = others(mount, candidates);
    String why =
        others.isEmpty()
            ? "no other address of its server was found"
            : "none of " + String.join(", ", others) + " is proven to be the same server";
    return Optional.of(new Missing(option, "it is mounted from " + mount.host() + ", and " + why));
  }
}
