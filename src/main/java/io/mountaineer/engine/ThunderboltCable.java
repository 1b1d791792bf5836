package io.mountaineer.engine;

import io.mountaineer.core.ServerMatcher;
import io.mountaineer.engine.RouteWitnesses.Way;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.Platform;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Thunderbolt as this Mac sees it. A host that is silent does not show that its cable is out: its
 * address may be wrong, or its server gone while another one answers over the same cable.
 *
 * @param hosts its names in the config
 * @param addresses of those, in numeric form
 * @param interfaces by which they are reached, as far as that is known
 * @param isIn whether one of the cables may be plugged in
 * @param isKnown whether the interface of each cable that may be plugged in is known
 */
record ThunderboltCable(
    Set<String> hosts,
    Set<String> addresses,
    Set<String> interfaces,
    boolean isIn,
    boolean isKnown) {

  /** Looks at the cable; takes a second at most for each host. */
  static final class Look {

    private final Platform platform;
    private final RouteWitnesses witnesses;
    private final int port;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> interfaces = new HashSet<>();
    private boolean isIn;
    private boolean isKnown = true;

    /**
     * @param port of the servers
     */
    Look(Platform platform, Workers workers, int port) {
      this.platform = platform;
      this.witnesses = new RouteWitnesses(platform.network(), workers);
      this.port = port;
    }

    /**
     * Returns the cable that leads to these hosts.
     *
     * @param silent hosts that are known to answer no probe
     */
    ThunderboltCable at(Set<String> hosts, Set<String> silent) {
      hosts.forEach(host -> add(host, silent.contains(host)));
      return new ThunderboltCable(hosts, addresses, interfaces, isIn, isKnown);
    }

    private void add(String host, boolean isSilent) {
      Set<String> known = new HashSet<>(platform.addresses().of(host));
      known.addAll(platform.addresses().lastGood(host));
      addresses.addAll(known);
      if (known.isEmpty() && !isSilent) {
        isIn = true;
        isKnown = false;
      }
      known.forEach(address -> addWay(host, address, isSilent));
    }

    private void addWay(String host, String address, boolean isSilent) {
      Optional<String> carrier = platform.addresses().carrierOf(host, address);
      if (isSilent && witnesses.gone(new Way(address, port, carrier, false, false)).isPresent()) {
        return;
      }
      Optional<String> route = platform.network().routeTo(address).leavesBy();
      carrier.ifPresent(interfaces::add);
      route.ifPresent(interfaces::add);
      isIn = true;
      isKnown &= carrier.isPresent() || route.isPresent();
    }
  }

  /** Returns whether a server's name is one of Thunderbolt's, or leads to its addresses only. */
  boolean leadsTo(String server, Set<String> itsAddresses) {
    return hosts.stream().anyMatch(host -> ServerMatcher.same(server, host))
        || !itsAddresses.isEmpty() && addresses.containsAll(itsAddresses);
  }

  /** Returns whether a server may be one of Thunderbolt's by its addresses. */
  boolean mayLeadTo(Set<String> itsAddresses) {
    return itsAddresses.isEmpty() || itsAddresses.stream().anyMatch(addresses::contains);
  }

  /** Returns whether a connection is known to use this cable. */
  boolean carries(Channel channel) {
    return addresses.contains(channel.server())
        || channel.networkInterface().filter(interfaces::contains).isPresent();
  }
}
