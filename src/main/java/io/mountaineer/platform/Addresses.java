package io.mountaineer.platform;

import io.mountaineer.core.KnownHost;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numeric addresses of host names, as far as they are known. The default methods are those of a
 * machine whose names need no lookup.
 */
public interface Addresses {

  /**
   * Returns the addresses of a host in numeric form; empty when unknown. Bounded in time, never
   * throws.
   */
  Set<String> of(String host);

  /**
   * Returns the addresses to ask a host by without a lookup: those of its latest lookup, and those
   * at which it answered within the last days. Empty when none is known.
   */
  default Set<String> lastGood(String host) {
    return Set.of(host);
  }

  /** Takes over the knowledge of an earlier run; that of this run has precedence. */
  default void recall(Map<String, KnownHost> earlier) {}

  /** Returns everything worth remembering of hosts that answered, by name. */
  default Map<String, KnownHost> known() {
    return Map.of();
  }

  /** Remembers the network interface by which an address of a host was just reached. */
  default void carriedBy(String host, String address, String networkInterface) {}

  /** Returns the network interface by which this address of the host was last reached. */
  default Optional<String> carrierOf(String host, String address) {
    return Optional.empty();
  }
}
