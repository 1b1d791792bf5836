package io.mountaineer.platform.sim;

import io.mountaineer.core.ServerIdentity;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.ThunderboltBridge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Addresses of the simulated server and the cables to them. */
final class SimulatedNetwork implements NetworkState {

  private final Path down;
  private final Clock clock;
  private final Map<String, SimulatedHost> hosts = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private volatile Function<Path, Optional<SimulatedHost>> servers = path -> Optional.empty();
  private volatile Optional<String> bridge = Optional.empty();

  /**
   * Makes a network in which every host answers.
   *
   * @param down folder in which a file named as a host takes that host away
   */
  SimulatedNetwork(Path down, Clock clock) {
    this.down = down;
    this.clock = clock;
  }

  SimulatedHost host(String name) {
    String own = aliases.getOrDefault(name, name);
    return hosts.computeIfAbsent(own, SimulatedHost::new);
  }

  Set<String> addresses(String name) {
    SimulatedHost host = host(name);
    boolean isService = aliases.containsKey(name);
    return isService || host.lookupFails() ? Set.of() : host.addresses();
  }

  /** Returns the addresses as known to a program that has asked each host before. */
  Addresses names() {
    return new Addresses() {
      @Override
      public Set<String> of(String name) {
        return addresses(name);
      }

      @Override
      public Set<String> lastGood(String name) {
        Set<String> known = host(name).addresses();
        return known.isEmpty() ? Set.of(name) : known;
      }
    };
  }

  /** Adds a spelling of a host's name, such as that of its Bonjour service. */
  void spell(String spelling, String name) {
    aliases.put(spelling, name);
  }

  /** Returns whether two names lead to one address, as the kernel compares them. */
  boolean isSameAddress(String one, String other) {
    return host(one).connected().equals(host(other).connected());
  }

  /** Returns the host with this name or address, if it was ever asked for. */
  Optional<SimulatedHost> at(String address) {
    return hosts.values().stream()
        .filter(host -> host.name().equals(address) || host.addresses().contains(address))
        .findFirst();
  }

  boolean isUp(SimulatedHost host) {
    return host.link() == SimulatedHost.Link.UP && !Files.exists(down.resolve(host.name()));
  }

  /** Probes as this program: macOS may refuse it the local network. */
  Probe.Answer probeByJava(String name, int port, Duration limit) {
    SimulatedHost host = host(name);
    if (host.refusesJava()) {
      return Probe.Answer.noRoute();
    }
    boolean isLost = isAsked(name) && host.missesThisProbe();
    return isLost ? Probe.Answer.failed("timed out") : answer(name, limit);
  }

  /** Probes as Apple's own programs, which some reports say are refused as well. */
  Probe.Answer probeByApple(String name, int port, Duration limit) {
    return host(name).refusesApple() ? Probe.Answer.noRoute() : answer(name, limit);
  }

  /** Asks for the GUID of a server as this program: by a connection of its own, without a login. */
  ServerIdentity identityOf(String name, int port, Duration limit) {
    SimulatedHost host = host(name);
    Probe.Answer connection = host.refusesJava() ? Probe.Answer.noRoute() : answer(name, limit);
    if (!connection.connected()) {
      return new ServerIdentity.Unknown(connection.detail());
    }
    if (host.negotiationsHang()) {
      clock.pause(limit);
      return new ServerIdentity.Unknown("it did not answer within " + limit.toMillis() + " ms");
    }
    return host.serverGuid()
        .<ServerIdentity>map(ServerIdentity.Known::new)
        .orElseGet(() -> new ServerIdentity.Unknown("it tells no GUID"));
  }

  /** A host that has answered before is asked by its last good addresses. */
  private boolean isAsked(String name) {
    SimulatedHost host = host(name);
    return !aliases.containsKey(name) && (!host.lookupFails() || host.hasAnswered());
  }

  private Probe.Answer answer(String name, Duration limit) {
    SimulatedHost host = host(name);
    if (!isAsked(name)) {
      return Probe.Answer.noAddress("unknown host");
    }
    if (Files.exists(down.resolve(host.name()))) {
      return Probe.Answer.refusedByPeer();
    }
    return switch (host.link()) {
      case UP -> {
        host.answers();
        yield Probe.Answer.connected(host.name());
      }
      case DOWN -> Probe.Answer.noRoute();
      case REFUSING -> Probe.Answer.refusedByPeer();
      case BLACK_HOLE -> {
        clock.pause(limit);
        yield Probe.Answer.failed("timed out after " + limit.toMillis() + " ms");
      }
    };
  }

  /** Every host has an interface of its own, named as the host. */
  @Override
  public Route routeTo(String address) {
    return new Route.Via(at(address).map(SimulatedHost::name).orElse(address));
  }

  /** Makes the interface of this host that of the Thunderbolt cable. */
  void thunderbolt(String name) {
    bridge = Optional.of(name);
  }

  @Override
  public ThunderboltBridge.Answer thunderboltBridge() {
    return bridge
        .<ThunderboltBridge.Answer>map(
            name ->
                new ThunderboltBridge.Answer.Present(
                    name, "Thunderbolt Bridge", linkOf(name), List.of()))
        .orElseGet(ThunderboltBridge.Answer.Absent::new);
  }

  @Override
  public Link linkOf(String networkInterface) {
    return host(networkInterface).link() == SimulatedHost.Link.DOWN ? Link.INACTIVE : Link.ACTIVE;
  }

  /**
   * A Mac that reports the traffic of one host reports that of all: the lack of a connection is a
   * sign that the way is gone.
   */
  @Override
  public Connections kernelConnections() {
    if (hosts.values().stream().noneMatch(SimulatedHost::isTrafficReported)) {
      return new Connections.Unknown("this simulated Mac tells no sockets");
    }
    return new Connections.Known(
        hosts.values().stream()
            .filter(host -> host.link() != SimulatedHost.Link.DOWN)
            .map(host -> new Connection("10.10.10.2", host.name(), 445, host.receivedBytes()))
            .toList());
  }

  @Override
  public Session session(Path volumePath) {
    List<Channel> channels =
        servers.apply(volumePath).map(SimulatedHost::channels).orElse(List.of());
    return new Session(channels, OptionalLong.empty());
  }

  /** Takes the sessions from the mounts' hosts from now on. */
  void serving(Function<Path, Optional<SimulatedHost>> hostOf) {
    servers = hostOf;
  }

  @Override
  public Optional<String> sessionInterface(String serverAddress) {
    return Optional.empty();
  }
}
