package io.mountaineer.doctor;

import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.net.HostName;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/** Check that the names of hosts resolve, and of the time that takes. */
public final class NamesCheck implements Check {

  /** Time from which a lookup is slow: a probe with its lookup has 0.8 s by default. */
  private static final long SLOW_MILLIS = 500;

  private final Collection<String> hosts;
  private final DnsCache.Resolver resolver;
  private final Clock clock;
  private final Workers workers;

  public NamesCheck(
      Collection<String> hosts, DnsCache.Resolver resolver, Clock clock, Workers workers) {
    this.workers = workers;
    this.hosts = List.copyOf(hosts);
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public String area() {
    return "names";
  }

  @Override
  public List<Finding> look() {
    List<Callable<Finding>> looks = new ArrayList<>();
    hosts.stream()
        .filter(host -> !HostName.isNumeric(host))
        .forEach(host -> looks.add(() -> look(host)));
    List<Finding> findings = workers.all(looks);
    return findings.isEmpty()
        ? List.of(Finding.ok(area(), "", "no host has to be looked up"))
        : findings;
  }

  private Finding look(String host) {
    long began = clock.nanos();
    try {
      String address = resolver.resolve(HostName.forLookup(host)).get(0).getHostAddress();
      long millis = (clock.nanos() - began) / 1_000_000;
      return millis < SLOW_MILLIS
          ? Finding.ok(area(), host, "is " + address + ", known after " + millis + " ms")
          : Finding.warn(
              area(),
              host,
              "is " + address + ", but that took " + millis + " ms",
              "use its numeric address in the config if that never changes");
    } catch (UnknownHostException e) {
      return Finding.warn(
          area(),
          host,
          "has no address at the moment",
          "check the spelling; a .local name needs its server in the same network");
    }
  }
}
