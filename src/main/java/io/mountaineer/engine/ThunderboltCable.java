package io.mountaineer.engine;

import io.mountaineer.core.ServerMatcher;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ThunderboltBridge.Answer.Present;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Thunderbolt cables as this Mac sees them. A host that does not answer shows nothing about its
 * cable: its address may be wrong, or this Mac's own may be gone, while another name leads over the
 * same cable. Its route shows nothing either, since without a network of its own an address is
 * routed like the rest of the world. Only an interface without a link has no cable.
 *
 * @param hosts its names in the config
 * @param addresses of those, in numeric form
 * @param interfaces by which they are reached, or were, and that of the Thunderbolt Bridge
 * @param isIn whether one of the cables may be plugged in
 * @param isKnown whether the interface of each cable that may be plugged in is known
 */
record ThunderboltCable(
    Set<String> hosts,
    Set<String> addresses,
    Set<String> interfaces,
    boolean isIn,
    boolean isKnown) {

  /** Look at the cables. */
  static final class Look {

    private final Platform platform;
    private final Optional<Present> bridge;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> interfaces = new HashSet<>();
    private boolean isIn;
    private boolean isKnown = true;

    /** Looks for the Thunderbolt Bridge; takes some seconds at most. */
    Look(Platform platform) {
      this.platform = platform;
      this.bridge =
          platform.network().thunderboltBridge() instanceof Present present
              ? Optional.of(present)
              : Optional.empty();
      bridge.map(Present::name).ifPresent(interfaces::add);
    }

    /**
     * Returns the cables that lead to these hosts; takes a second at most for each.
     *
     * @param answering hosts that are known to answer
     */
    ThunderboltCable at(Set<String> hosts, Set<String> answering) {
      for (String host : hosts) {
        Set<String> known = new HashSet<>(platform.addresses().of(host));
        known.addAll(platform.addresses().lastGood(host));
        addresses.addAll(known);
        add(ways(host, known, answering.contains(host)), answering.contains(host));
      }
      return new ThunderboltCable(hosts, addresses, interfaces, isIn, isKnown);
    }

    /** Returns the interfaces by which a host is reached, or was reached last. */
    private Set<String> ways(String host, Set<String> known, boolean answers) {
      Set<String> ways = new HashSet<>();
      for (String address : known) {
        platform.addresses().carrierOf(host, address).ifPresent(ways::add);
        if (answers) {
          platform.network().routeTo(address).leavesBy().ifPresent(ways::add);
        }
      }
      return ways;
    }

    private void add(Set<String> ways, boolean answers) {
      interfaces.addAll(ways);
      Set<String> possible = new HashSet<>(ways);
      if (!answers) {
        bridge.map(Present::name).ifPresent(possible::add);
      }
      boolean isOut =
          !answers && !possible.isEmpty() && possible.stream().allMatch(this::hasNoLink);
      if (!isOut) {
        isIn = true;
        isKnown &= !possible.isEmpty();
      }
    }

    private boolean hasNoLink(String networkInterface) {
      Link link =
          bridge
              .filter(each -> each.name().equals(networkInterface))
              .map(Present::link)
              .orElseGet(() -> platform.network().linkOf(networkInterface));
      return link == Link.INACTIVE;
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

  /** Returns whether a connection is known to use one of these cables. */
  boolean carries(Channel channel) {
    return addresses.contains(channel.server())
        || channel.networkInterface().filter(interfaces::contains).isPresent();
  }
}
