package io.mountaineer.platform.sim;

import io.mountaineer.platform.Routes;
import java.util.Optional;

/**
 * Routes of the simulated Mac: each host is reached by its own network interface, and by the
 * primary one once its cable is pulled, as the default route takes what no other does.
 */
final class SimulatedRoutes implements Routes {

  private static final String PRIMARY = "en0";

  private final SimulatedNetwork network;

  SimulatedRoutes(SimulatedNetwork network) {
    this.network = network;
  }

  @Override
  public Optional<String> interfaceTo(String address) {
    return network
        .at(address)
        .map(host -> network.isUp(host) ? host.networkInterface() : PRIMARY)
        .filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<String> primaryInterface() {
    return Optional.of(PRIMARY);
  }

  @Override
  public boolean mayLeadToServers(String networkInterface) {
    return !networkInterface.matches("(awdl|llw|utun)\\d+");
  }
}
