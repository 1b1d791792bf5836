package io.mountaineer.doctor;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.Interface;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check that the addresses of one kind leave by the right network interface. That of a name is only
 * shown: it may lead to the cable today and elsewhere tomorrow.
 */
public final class WaysCheck implements Check {

  private final Interface via;
  private final String edit;
  private final List<String> hosts;
  private final Addresses addresses;
  private final ServerFinder finder;

  private record Target(String host, String address) {

    boolean isNumeric() {
      return host.equals(address);
    }

    @Override
    public String toString() {
      return isNumeric() ? host : host + " (" + address + ")";
    }
  }

  /**
   * @param hosts addresses of this kind in the config
   * @param edit command that opens the config
   */
  public WaysCheck(
      Interface via, List<String> hosts, String edit, Addresses addresses, ServerFinder finder) {
    this.via = via;
    this.edit = edit;
    this.hosts = hosts.stream().distinct().toList();
    this.addresses = addresses;
    this.finder = finder;
  }

  @Override
  public String area() {
    return via == Interface.TB ? "thunderbolt" : "fallback";
  }

  @Override
  public List<Finding> look() {
    List<Target> targets = hosts.stream().flatMap(this::target).toList();
    if (targets.isEmpty()) {
      return List.of();
    }
    Found<Optional<Way>> found = finder.waysTo(targets.stream().map(Target::address).toList());
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < found.all().size(); at++) {
      Target target = targets.get(at);
      found.all().get(at).ifPresent(way -> findings.add(finding(target, way)));
    }
    found.problem().ifPresent(why -> findings.add(unknown(targets.get(0).address(), why)));
    return findings;
  }

  private Stream<Target> target(String host) {
    boolean isNumeric = host.contains(":") || host.matches("[0-9.]+");
    return isNumeric
        ? Stream.of(new Target(host, host))
        : addresses.of(host).stream().sorted().limit(1).map(first -> new Target(host, first));
  }

  private Finding unknown(String address, String why) {
    String family = address.contains(":") ? "-inet6 " : "";
    return Finding.unknown(area(), "", why, "see by which interface macOS reaches it")
        .withCommand("route -n get " + family + address);
  }

  private Finding finding(Target target, Way way) {
    String text = target + " is reached by " + way.text();
    if (!target.isNumeric() || way.isThunderbolt() == (via == Interface.TB)) {
      return Finding.ok(area(), "", text);
    }
    return via == Interface.TB
        ? Finding.warn(
                area(),
                "",
                text + ", not by the Thunderbolt cable",
                "check thunderbolt_host, and that both Macs have a fixed address on the cable")
            .withCommand(edit)
        : Finding.warn(
                area(), "", text + " too, which is gone with the cable", "check fallback_host")
            .withCommand(edit);
  }
}
