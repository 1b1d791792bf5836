package io.mountaineer.engine;

import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.NetworkState.Connection;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Witnesses that distinguish a way that is gone from one that macOS refuses: both give "no route to
 * host" at once. A question without an answer is no witness.
 */
public final class RouteWitnesses {

  private static final Duration LIMIT = Duration.ofMillis(300);

  private final NetworkState network;
  private final Workers workers;

  public RouteWitnesses(NetworkState network, Workers workers) {
    this.network = network;
    this.workers = workers;
  }

  /**
   * Way to a host.
   *
   * @param address in numeric form
   * @param port of the server
   * @param carrier interface by which the address was last reached
   * @param carriesMount whether a mount of this user is known to use this host
   * @param isOnlyAddress whether a mount by this host can use no other address
   */
  public record Way(
      String address,
      int port,
      Optional<String> carrier,
      boolean carriesMount,
      boolean isOnlyAddress) {}

  /** Returns why the way is known to be gone, for people; empty when nothing shows that it is. */
  public Optional<String> gone(Way way) {
    CompletableFuture<Leaving> leaving = workers.begin(() -> leaving(way.address()));
    CompletableFuture<Carrier> carrier = workers.begin(() -> carrier(way));
    CompletableFuture<Boolean> connected = workers.begin(() -> mayBeConnected(way));
    return firstOf(
        List.of(
            leaving.thenApply(RouteWitnesses::byRoute),
            leaving.thenCombine(carrier, RouteWitnesses::byOtherInterface),
            carrier.thenApply(by -> by.name.flatMap(name -> byLink(name, by.link))),
            connected.thenApply(
                may ->
                    may ? Optional.empty() : Optional.of("the system has no connection to it"))));
  }

  /** Returns the first word of any witness; empty when none has one in time. */
  private static Optional<String> firstOf(List<CompletableFuture<Optional<String>>> asked) {
    CompletableFuture<Optional<String>> first = new CompletableFuture<>();
    CompletableFuture<?>[] all = asked.toArray(CompletableFuture[]::new);
    asked.forEach(
        each -> each.thenAccept(word -> word.ifPresent(why -> first.complete(Optional.of(why)))));
    CompletableFuture.allOf(all).whenComplete((none, failure) -> first.complete(Optional.empty()));
    return Workers.await(first, LIMIT).flatMap(word -> word);
  }

  private static Optional<String> byRoute(Leaving out) {
    if (out.route instanceof Route.None) {
      return Optional.of("there is no route to it");
    }
    return out.route instanceof Route.Via via
        ? byLink(via.networkInterface(), out.link)
        : Optional.empty();
  }

  private static Optional<String> byOtherInterface(Leaving out, Carrier by) {
    if (!(out.route instanceof Route.Via via)) {
      return Optional.empty();
    }
    return by.name
        .filter(name -> !name.equals(via.networkInterface()))
        .map(name -> "the way to it would be " + via.networkInterface() + ", not " + name);
  }

  private static Optional<String> byLink(String networkInterface, Link link) {
    return link == Link.INACTIVE
        ? Optional.of(networkInterface + " has no link")
        : Optional.empty();
  }

  private Leaving leaving(String address) {
    Route route = network.routeTo(address);
    Link link =
        route instanceof Route.Via via ? network.linkOf(via.networkInterface()) : Link.UNKNOWN;
    return new Leaving(route, link);
  }

  /** Without a memory, a mount shows by which interface it goes. */
  private Carrier carrier(Way way) {
    Optional<String> name =
        way.carriesMount()
            ? way.carrier().or(() -> network.sessionInterface(way.address()))
            : way.carrier();
    return new Carrier(name, name.map(network::linkOf).orElse(Link.UNKNOWN));
  }

  /** A host without a mount has no connection at any time, so the lack of one says nothing. */
  private boolean mayBeConnected(Way way) {
    return !way.carriesMount()
        || !(network.kernelConnections() instanceof Connections.Known known)
        || known.all().stream().anyMatch(each -> mayCarry(each, way));
  }

  /** An IPv6 address is spelled in many ways, so each one may be the server's. */
  private static boolean mayCarry(Connection connection, Way way) {
    boolean another =
        way.isOnlyAddress()
            && !way.address().contains(":")
            && !connection.server().equals(way.address());
    return connection.port() == way.port() && !another;
  }

  /** Interface by which packets leave. */
  private record Leaving(Route route, Link link) {}

  /** Interface by which the address was reached. */
  private record Carrier(Optional<String> name, Link link) {}
}
