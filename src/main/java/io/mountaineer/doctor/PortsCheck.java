package io.mountaineer.doctor;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.NextCommand;
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
 * Check that the hosts answer, both to this program and to one of Apple's: macOS may keep either
 * from the local network.
 */
public final class PortsCheck implements Check {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final String SETTINGS =
      "System Settings > Privacy & Security > Local Network: allow ";

  /**
   * Advice where Local Network has no row for Java. The row appears only after macOS has asked,
   * which it does not always do for a program started by launchd (cdzombak/runner#4,
   * openclaw/openclaw#24018); after a restart it may ask, or stop refusing (macOS 26/27 reports,
   * getpaseo/paseo#2880). A program that Terminal starts belongs to Terminal, which is not refused
   * (Apple TN3179): that makes no row for Java, but it works. The agent must be gone before, or its
   * lock keeps that monitor from starting.
   */
  private static final String NO_ROW =
      ". If there is no such row, restart the Mac: macOS may then ask, or stop refusing. Until it"
          + " does, type after each login '"
          + NextCommand.endAgent()
          + "' and keep 'mountaineer monitor' running in a Terminal window, where Java is not blocked";

  private static final String FILE_SHARING =
      "turn on File Sharing on the server, in System Settings > General > Sharing";

  private final Config config;
  private final Platform platform;
  private final Probe byApple;
  private final String java;
  private final Workers workers;

  /**
   * @param byApple probe by nc
   * @param java program that macOS would have to allow
   */
  public PortsCheck(Config config, Platform platform, Probe byApple, String java, Workers workers) {
    this.workers = workers;
    this.config = config;
    this.platform = platform;
    this.byApple = byApple;
    this.java = java;
  }

  /** Returns whether a finding of this check is that macOS keeps Java from the local network. */
  static boolean isAboutLocalNetwork(Finding finding) {
    return finding.remedy().filter(text -> text.startsWith(SETTINGS)).isPresent();
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
    List<Callable<Answers>> probes = new ArrayList<>();
    hosts.keySet().forEach(host -> probes.add(() -> ask(host)));
    Map<String, Answers> answers = new LinkedHashMap<>();
    workers.all(probes).forEach(each -> answers.put(each.host(), each));
    List<Finding> findings = new ArrayList<>();
    hosts.forEach((host, via) -> findings.add(finding(answers.get(host), via)));
    config.shares().stream()
        .filter(share -> answers.get(share.thunderboltHost()).isUnreachable())
        .filter(share -> answers.get(share.fallbackHost()).isUnreachable())
        .forEach(share -> findings.add(unreachable(share, answers)));
    return findings.isEmpty() ? List.of(Finding.ok(area(), "", "no host is configured")) : findings;
  }

  private Answers ask(String host) {
    int port = config.settings().smbPort();
    Answer own = platform.probe().probe(host, port, LIMIT);
    Answer apples = byApple.probe(host, port, LIMIT);
    boolean refused =
        own.refusedLocally()
            && (apples.refusedLocally() || !apples.isVerdict())
            && hasRoute(host, own, port);
    return new Answers(host, own, apples, refused);
  }

  /** Returns whether nothing shows that the path to one of the addresses is gone. */
  private boolean hasRoute(String host, Answer own, int port) {
    RouteWitnesses witnesses = new RouteWitnesses(platform.network(), workers);
    Set<String> addresses = own.byAddress(host).keySet();
    return addresses.stream()
        .filter(address -> own.byAddress(host).get(address) == Kind.NO_ROUTE)
        .map(
            address ->
                new Way(address, port, platform.addresses().carrierOf(host, address), false, false))
        .anyMatch(path -> witnesses.gone(path).isEmpty());
  }

  private Finding unreachable(Share share, Map<String, Answers> answers) {
    boolean isOn = share.hosts().stream().anyMatch(host -> answers.get(host).isRefusedByPeer());
    return Finding.fail(
        area(),
        share.name(),
        "neither of its addresses answers",
        isOn
            ? "see these two addresses above"
            : "connect to a network of the server, and see that the server is on");
  }

  private Finding finding(Answers answers, Interface via) {
    if (answers.own().connected()) {
      String port = "port " + config.settings().smbPort();
      String also =
          answers.byApple().connected() ? "and nc" : "but not nc: " + answers.byApple().detail();
      return Finding.ok(area(), answers.host(), "answers Java on " + port + ", " + also);
    }
    if (answers.byApple().connected() || answers.refused()) {
      return refused(answers);
    }
    return silent(answers, via);
  }

  private Finding refused(Answers answers) {
    String why = answers.own().detail();
    String text =
        answers.byApple().connected()
            ? "answers nc but not Java (" + why + "): macOS blocks Java from the local network"
            : "refused by macOS: it lets neither Java nor nc reach this host ("
                + why
                + "), although the way to it is there; shares are mounted all the same, but"
                + " whether the host answers cannot be seen";
    return Finding.warn(area(), answers.host(), text, SETTINGS + java + NO_ROW);
  }

  private Finding silent(Answers answers, Interface via) {
    if (answers.own().kind() == Kind.NO_ADDRESS) {
      return Finding.warn(
          area(),
          answers.host(),
          "no address of it is known: " + answers.own().detail(),
          "see that the server is on; then check the name");
    }
    return Finding.warn(
        area(),
        answers.host(),
        "does not answer on port " + config.settings().smbPort() + ": " + answers.own().detail(),
        remedy(answers, via));
  }

  /** Returns what to do about a silence; a host that refuses is on, and the cable is in. */
  private static String remedy(Answers answers, Interface via) {
    String key = via == Interface.TB ? "thunderbolt_host" : "fallback_host";
    if (answers.isRefusedByPeer()) {
      return FILE_SHARING + ". If it is on, check " + key;
    }
    return via == Interface.TB
        ? "plug in the Thunderbolt cable; if it is in, check thunderbolt_host"
        : "see that the server is on and shares files; then check fallback_host";
  }

  private record Answers(String host, Answer own, Answer byApple, boolean refused) {
    boolean isRefusedByPeer() {
      return own.kind() == Kind.REFUSED_BY_PEER;
    }

    boolean isUnreachable() {
      return !own.connected() && !byApple.connected() && !refused;
    }
  }
}
