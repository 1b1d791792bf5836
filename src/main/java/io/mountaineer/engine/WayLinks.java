package io.mountaineer.engine;

import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.Platform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Links of the ways to silent hosts; a link about which nothing can be learned is not inactive. */
final class WayLinks {

  private final Platform platform;
  private final Workers workers;

  WayLinks(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /** Returns those of the hosts all of whose ways are known to lead over an inactive link. */
  Set<String> inactive(Set<String> hosts) {
    List<Callable<Map.Entry<String, Boolean>>> asked = new ArrayList<>();
    for (String host : hosts) {
      asked.add(() -> Map.entry(host, isInactive(host)));
    }
    return workers.all(asked).stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean isInactive(String host) {
    Set<String> interfaces = interfaces(host);
    return !interfaces.isEmpty()
        && interfaces.stream().allMatch(each -> platform.network().linkOf(each) == Link.INACTIVE);
  }

  /** After a pulled cable the route names another interface: the one that carried it counts. */
  private Set<String> interfaces(String host) {
    Set<String> carriers = new HashSet<>();
    Set<String> routes = new HashSet<>();
    for (String address : platform.addresses().lastGood(host)) {
      Optional<String> carrier =
          platform
              .addresses()
              .carrierOf(host, address)
              .or(() -> platform.network().sessionInterface(address));
      carrier.ifPresent(carriers::add);
      if (carrier.isEmpty() && platform.network().routeTo(address) instanceof Route.Via via) {
        routes.add(via.networkInterface());
      }
    }
    return carriers.isEmpty() ? routes : carriers;
  }
}
