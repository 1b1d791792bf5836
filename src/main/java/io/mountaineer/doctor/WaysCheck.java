package io.mountaineer.doctor;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.Interface;
import io.mountaineer.platform.ServerFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Check that the addresses of one kind leave by the right network interface. Only numeric ones are
 * looked at: a name may lead to the cable today and elsewhere tomorrow.
 */
public final class WaysCheck implements Check {

  private final Interface via;
  private final List<String> hosts;
  private final ServerFinder finder;

  /**
   * @param hosts addresses of this kind in the config
   */
  public WaysCheck(Interface via, List<String> hosts, ServerFinder finder) {
    this.via = via;
    this.hosts = hosts.stream().distinct().filter(WaysCheck::isNumeric).toList();
    this.finder = finder;
  }

  @Override
  public String area() {
    return via == Interface.TB ? "thunderbolt" : "fallback";
  }

  @Override
  public List<Finding> look() {
    List<Optional<Way>> ways = hosts.isEmpty() ? List.of() : finder.waysTo(hosts).all();
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < ways.size(); at++) {
      String host = hosts.get(at);
      ways.get(at).ifPresent(way -> findings.add(finding(host, way)));
    }
    return findings;
  }

  private Finding finding(String host, Way way) {
    String text = host + " is reached by " + text(way);
    if (way.isThunderbolt() == (via == Interface.TB)) {
      return Finding.ok(area(), "", text);
    }
    return via == Interface.TB
        ? Finding.warn(
            area(),
            "",
            text + ", not by the Thunderbolt cable",
            "check thunderbolt_host, and that both Macs have a fixed address on the cable")
        : Finding.warn(
            area(), "", text + " too, which is gone with the cable", "check fallback_host");
  }

  private static String text(Way way) {
    return way.port().isEmpty() ? way.name() : way.name() + " (" + way.port() + ")";
  }

  private static boolean isNumeric(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }
}
