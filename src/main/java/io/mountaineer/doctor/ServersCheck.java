package io.mountaineer.doctor;

import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.Share;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.ServerIdentities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Check that both addresses of a share lead to one server, and to the one that it was mounted from.
 */
public final class ServersCheck implements Check {

  private final Config config;
  private final String edit;
  private final ServerIdentities servers;
  private final Function<Share, KnownServers> known;
  private final Workers workers;

  /**
   * @param edit command that opens the config
   * @param known servers that each share was mounted from
   */
  public ServersCheck(
      Config config,
      String edit,
      ServerIdentities servers,
      Function<Share, KnownServers> known,
      Workers workers) {
    this.config = config;
    this.edit = edit;
    this.servers = servers;
    this.known = known;
    this.workers = workers;
  }

  @Override
  public String area() {
    return "servers";
  }

  @Override
  public List<Finding> look() {
    Map<List<String>, Callable<ServerComparison>> questions = new LinkedHashMap<>();
    for (Share share : config.shares()) {
      questions.put(
          addresses(share), () -> ServerComparison.of(servers, workers, share, config.settings()));
    }
    List<Finding> findings = new ArrayList<>();
    for (ServerComparison each : workers.all(List.copyOf(questions.values()))) {
      findings.add(finding(each));
      findings.addAll(strangers(each));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(area(), "", "no share is configured"))
        : findings;
  }

  private static List<String> addresses(Share share) {
    return List.of(share.thunderboltHost(), share.fallbackHost());
  }

  /** A server that tells nothing can be looked after all the same: nothing is to be done. */
  private Finding finding(ServerComparison compared) {
    return switch (compared.result()) {
      case SAME, SAME_NAME -> Finding.ok(area(), compared.fallbackHost(), compared.text());
      case UNKNOWN -> Finding.note(area(), compared.fallbackHost(), compared.text());
      case DIFFERENT ->
          Finding.warn(
                  area(),
                  compared.fallbackHost(),
                  compared.text(),
                  "correct thunderbolt_host or fallback_host in the config, so that both lead to"
                      + " one server")
              .withCommand(edit);
    };
  }

  private List<Finding> strangers(ServerComparison compared) {
    List<Finding> findings = new ArrayList<>();
    for (Share share : config.shares()) {
      if (addresses(share).equals(List.of(compared.thunderboltHost(), compared.fallbackHost()))) {
        addStranger(findings, share, Interface.TB, compared.thunderbolt());
        addStranger(findings, share, Interface.FALLBACK, compared.fallback());
      }
    }
    return findings;
  }

  private void addStranger(
      List<Finding> findings, Share share, Interface via, ServerIdentity answer) {
    if (known.apply(share).isStranger(answer)) {
      Failure failure = KnownServers.failure(share, via);
      findings.add(Finding.warn(area(), share.name(), failure.message(), failure.nextStep()));
    }
  }
}
