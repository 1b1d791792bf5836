package io.mountaineer.doctor;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.engine.RouteWitnesses;
import io.mountaineer.engine.RouteWitnesses.Way;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Check that the hosts answer, by the road of this program and by that of a program of Apple's:
 * macOS may keep either from the local network.
 */
public final class PortsCheck implements Check {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final String SETTINGS =
      "System Settings > Privacy & Security > Local Network: allow ";

  /**
   * The row appears only after macOS has asked, which it does not always do for a program started
   * by launchd (cdzombak/runner#4, openclaw/openclaw#24018); after a restart it may ask, or stop
   * refusing (macOS 26/27 reports, getpaseo/paseo#2880). What Terminal starts belongs to Terminal,
   * which is not refused (Apple TN3179): that makes no row for Java, but it works. The agent must
   * be gone before, or its lock keeps that monitor from starting.
   */
  private static final String NO_ROW =
      "; if there is no such row, restart the Mac: macOS may then ask, or stop refusing; until it"
          + " does, type 'mountaineer uninstall' and keep 'mountaineer monitor' running in a"
          + " Terminal window, whose programs are not refused";

  private final Config config;
  private final Platform platform;
  private final Probe byApple;
  private final String java;
  private final Workers workers;

  /**
   * @param byApple the probe by nc
   * @param java the program that macOS would have to allow
   */
  public PortsCheck(Config config, Platform platform, Probe byApple, String java, Workers workers) {
    this.workers = workers;
    this.config = config;
    this.platform = platform;
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
        .filter(share -> heard.get(share.thunderboltHost()).isAway())
        .filter(share -> heard.get(share.fallbackHost()).isAway())
        .forEach(share -> findings.add(unreachable(share)));
    return findings.isEmpty() ? List.of(Finding.ok(area(), "", "no host is configured")) : findings;
  }

  private Heard ask(String host) {
    int port = config.settings().smbPort();
    Answer own = platform.probe().probe(host, port, LIMIT);
    Answer apples = byApple.probe(host, port, LIMIT);
    boolean refused =
        own.refusedLocally()
            && (apples.refusedLocally() || !apples.isVerdict())
            && hasWay(host, own, port);
    return new Heard(host, own, apples, refused);
  }

  /** Whether nothing shows that the way to one of the addresses is gone. */
  private boolean hasWay(String host, Answer own, int port) {
    RouteWitnesses witnesses = new RouteWitnesses(platform.network(), workers);
    Set<String> addresses = own.byAddress(host).keySet();
    return addresses.stream()
        .filter(address -> own.byAddress(host).get(address) == Kind.NO_ROUTE)
        .map(
            address ->
                new Way(address, port, platform.addresses().carrierOf(host, address), false, false))
        .anyMatch(way -> witnesses.gone(way).isEmpty());
  }

  private Finding unreachable(Share share) {
    return Finding.fail(
        area(),
        share.name(),
        "neither of its hosts answers",
        "connect to a network of the server, and see that the server is on");
  }

  private Finding finding(Heard heard, Interface via) {
    if (heard.own().connected()) {
      String port = "port " + config.settings().smbPort();
      String also =
          heard.byApple().connected() ? "and nc" : "but not nc: " + heard.byApple().detail();
      return Finding.ok(area(), heard.host(), "answers Java on " + port + ", " + also);
    }
    if (heard.byApple().connected() || heard.refused()) {
      return refused(heard);
    }
    return away(heard, via);
  }

  private Finding refused(Heard heard) {
    String why = heard.own().detail();
    String text =
        heard.byApple().connected()
            ? "answers nc but not Java (" + why + "): macOS keeps Java from the local network"
            : "refused by macOS: it lets neither Java nor nc reach this host ("
                + why
                + "), although the way to it is there; shares are mounted all the same, but"
                + " whether the host answers cannot be seen";
    return Finding.warn(area(), heard.host(), text, SETTINGS + java + NO_ROW);
  }

  private Finding away(Heard heard, Interface via) {
    if (heard.own().kind() == Kind.NO_ADDRESS) {
      return Finding.warn(
          area(),
          heard.host(),
          "no address of it is known: " + heard.own().detail(),
          "see that the server is on; then check the name");
    }
    return Finding.warn(
        area(),
        heard.host(),
        "does not answer on port " + config.settings().smbPort() + ": " + heard.own().detail(),
        via == Interface.TB
            ? "plug in the Thunderbolt cable; if it is in, check thunderbolt_host"
            : "see that the server is on and shares files; then check fallback_host");
  }

  private record Heard(String host, Answer own, Answer byApple, boolean refused) {
    boolean isAway() {
      return !own.connected() && !byApple.connected() && !refused;
    }
  }
}
