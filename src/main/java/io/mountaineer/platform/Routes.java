package io.mountaineer.platform;

import java.util.Optional;

/** Routing table of this machine, as far as it says which network interface leads to a server. */
public interface Routes {

  /**
   * Returns the network interface by which packets to an address leave now, such as {@code
   * bridge0}; empty when there is no route, or none can be read. Bounded in time, never throws.
   *
   * @param address in numeric form
   */
  Optional<String> interfaceTo(String address);

  /** Returns the network interface of the default route; empty when there is none or not known. */
  Optional<String> primaryInterface();

  /**
   * Returns whether a network interface may lead to a server at all, while no route is known that
   * does or does not name it.
   */
  boolean mayLeadToServers(String networkInterface);

  /** Returns the routes of a machine that names none. */
  static Routes unknown() {
    return new Routes() {
      @Override
      public Optional<String> interfaceTo(String address) {
        return Optional.empty();
      }

      @Override
      public Optional<String> primaryInterface() {
        return Optional.empty();
      }

      @Override
      public boolean mayLeadToServers(String networkInterface) {
        return true;
      }
    };
  }
}
