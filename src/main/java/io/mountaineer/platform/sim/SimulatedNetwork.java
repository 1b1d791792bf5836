package io.mountaineer.platform.sim;

import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of the simulated server and the cables to them. */
final class SimulatedNetwork implements NetworkState {

  private final Path down;
  private final Time time;
  private final Map<String, SimulatedHost> hosts = new ConcurrentHashMap<>();

  /**
   * A network in which every host answers.
   *
   * @param down folder in which a file named as a host takes that host away
   */
  SimulatedNetwork(Path down, Time time) {
    this.down = down;
    this.time = time;
  }

  SimulatedHost host(String name) {
    return hosts.computeIfAbsent(name, SimulatedHost::new);
  }

  /** The host with this name or address, if it was ever asked for. */
  Optional<SimulatedHost> at(String address) {
    return hosts.values().stream()
        .filter(host -> host.name().equals(address) || host.addresses().contains(address))
        .findFirst();
  }

  boolean isUp(SimulatedHost host) {
    return host.link() == SimulatedHost.Link.UP && !Files.exists(down.resolve(host.name()));
  }

  /** As this program is treated: macOS may refuse it the local network. */
  Probe.Answer probeByJava(String name, int port, Duration limit) {
    SimulatedHost host = host(name);
    if (host.refusesJava()) {
      return Probe.Answer.noRoute();
    }
    return host.missesThisProbe()
        ? Probe.Answer.failed("timed out")
        : probeByApple(name, port, limit);
  }

  /** As Apple's own programs are treated. */
  Probe.Answer probeByApple(String name, int port, Duration limit) {
    SimulatedHost host = host(name);
    if (host.link() == SimulatedHost.Link.BLACK_HOLE) {
      time.pause(limit);
      return Probe.Answer.failed("timed out after " + limit.toMillis() + " ms");
    }
    if (host.link() == SimulatedHost.Link.DOWN) {
      return Probe.Answer.noRoute();
    }
    return isUp(host) ? Probe.Answer.connected(name) : Probe.Answer.refusedByPeer();
  }

  /** Every host has an interface of its own, named as the host. */
  @Override
  public Route routeTo(String address) {
    return new Route.Via(address);
  }

  @Override
  public Link linkOf(String networkInterface) {
    return host(networkInterface).link() == SimulatedHost.Link.DOWN ? Link.INACTIVE : Link.ACTIVE;
  }

  @Override
  public Connections kernelConnections() {
    return new Connections.Unknown("a simulated Mac has no sockets");
  }

  @Override
  public Optional<String> sessionInterface(String serverAddress) {
    return Optional.empty();
  }
}
