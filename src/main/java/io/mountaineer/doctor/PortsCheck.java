package io.mountaineer.doctor;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Whether the hosts answer, by the road of this program and by that of a program of Apple's: macOS
 * may keep the one from the local network and not the other.
 */
public final class PortsCheck implements Check {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Config config;
  private final Probe own;
  private final Probe byApple;
  private final String java;
  private final Workers workers;

  /**
   * @param own the probe by this program
   * @param byApple the probe by nc
   * @param java the program that macOS would have to allow
   */
  public PortsCheck(Config config, Probe own, Probe byApple, String java, Workers workers) {
    this.workers = workers;
    this.config = config;
    this.own = own;
    this.byApple = byApple;
    this.java = java;
  }

  @Override
  public String area() {
    return "hosts";
  }

  @Override
  public List<Finding> look() {
    Map<String, Interface> hosts = new LinkedHashMap<>();
    for (Share share : config.shares()) {
      hosts.putIfAbsent(share.thunderboltHost(), Interface.TB);
      hosts.putIfAbsent(share.fallbackHost(), Interface.FALLBACK);
    }
    List<Callable<Heard>> probes = new ArrayList<>();
    hosts.keySet().forEach(host -> probes.add(() -> ask(host)));
    Map<String, Heard> heard = new LinkedHashMap<>();
    workers.all(probes).forEach(each -> heard.put(each.host(), each));
    List<Finding> findings = new ArrayList<>();
    hosts.forEach((host, via) -> findings.add(finding(heard.get(host), via)));
    config.shares().stream()
        .filter(share -> !heard.get(share.thunderboltHost()).isUp())
        .filter(share -> !heard.get(share.fallbackHost()).isUp())
        .forEach(share -> findings.add(unreachable(share)));
    return findings.isEmpty() ? List.of(Finding.ok(area(), "", "no host is configured")) : findings;
  }

  private Heard ask(String host) {
    int port = config.settings().smbPort();
    return new Heard(host, own.probe(host, port, LIMIT), byApple.probe(host, port, LIMIT));
  }

  private Finding unreachable(Share share) {
    return Finding.fail(
        area(),
        share.name(),
        "neither of its hosts answers",
        "connect to a network of the server, and see that the server is on");
  }

  private Finding finding(Heard heard, Interface via) {
    String port = "port " + config.settings().smbPort();
    String host = heard.host();
    if (heard.own().connected()) {
      String also =
          heard.byApple().connected() ? "and nc" : "but not nc: " + heard.byApple().detail();
      return Finding.ok(area(), host, "answers Java on " + port + ", " + also);
    }
    String why = heard.own().detail();
    if (heard.byApple().connected()) {
      return Finding.warn(
          area(),
          host,
          "answers nc but not Java (" + why + "): macOS keeps Java from the local network",
          "System Settings > Privacy & Security > Local Network: allow " + java);
    }
    return Finding.warn(
        area(),
        host,
        "does not answer on " + port + ": " + why,
        via == Interface.TB
            ? "plug in the Thunderbolt cable; if it is in, check thunderbolt_host"
            : "see that the server is on and shares files; then check fallback_host");
  }

  private record Heard(String host, Answer own, Answer byApple) {
    boolean isUp() {
      return own.connected() || byApple.connected();
    }
  }
}
