package io.mountaineer.app;

import io.mountaineer.app.ImportEntry.Result;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.doctor.Check;
import io.mountaineer.doctor.ConfigCheck;
import io.mountaineer.doctor.Doctor;
import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.FormerAppCheck;
import io.mountaineer.doctor.SetupStep;
import io.mountaineer.doctor.SetupSteps;
import io.mountaineer.doctor.SetupSteps.Advice;
import io.mountaineer.doctor.ThunderboltCheck;
import io.mountaineer.doctor.WaysCheck;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.macos.Launchctl;
import io.mountaineer.platform.macos.MacThunderboltBridge;
import io.mountaineer.platform.macos.SmbUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Use case of the first day: what is done, and what to do next. Changes nothing. */
public final class SetupService {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Areas of the doctor that count on the first day. */
  private static final Set<String> AREAS =
      Set.of("machine", "names", "hosts", "servers", "keychain", "config", "monitor");

  private final App app;
  private final String agentLabel;
  private final List<Check> checks;

  /**
   * @param agentLabel name of the agent as launchd knows it
   */
  public SetupService(App app, String agentLabel) {
    this.app = app;
    this.agentLabel = agentLabel;
    this.checks =
        new ArrayList<>(
            new DoctorChecks(app, agentLabel, Long.MAX_VALUE)
                .checks().stream().filter(check -> AREAS.contains(check.area())).toList());
    List<Share> shares = app.loadedConfig().result().config().map(Config::shares).orElse(List.of());
    List<String> thunderbolt = shares.stream().map(Share::thunderboltHost).toList();
    List<String> fallback = shares.stream().map(Share::fallbackHost).toList();
    String edit = ConfigCheck.edit(app.configPath());
    ServerFinder finder = app.platforms().servers();
    Addresses addresses = app.platforms().incompletePlatform().addresses();
    checks.add(
        new ThunderboltCheck(new MacThunderboltBridge(app.platforms().runner()), thunderbolt));
    checks.add(new WaysCheck(Interface.TB, thunderbolt, edit, addresses, finder));
    checks.add(new WaysCheck(Interface.FALLBACK, fallback, edit, addresses, finder));
    checks.add(new FormerAppCheck(app.formerApp()));
  }

  /**
   * Returns the steps in their order; takes 20 s at most, and 20 s more while there is no share.
   */
  public List<SetupStep> steps() {
    List<Finding> findings = new Doctor(LIMIT).look(checks);
    Optional<Config> config = app.loadedConfig().result().config();
    List<String> fallbacks =
        config.stream().flatMap(each -> each.shares().stream()).map(Share::fallbackHost).toList();
    Advice advice =
        config.isPresent() && fallbacks.isEmpty()
            ? firstShare(config.get())
            : new Advice("", Optional.empty());
    return new SetupSteps(findings, fallbacks, advice, isAgentMissing()).all();
  }

  private boolean isAgentMissing() {
    return Launchctl.agent(app.platforms().runner(), agentLabel).look()
        instanceof LaunchAgent.Answer.NotLoaded;
  }

  /** Returns how to get the first share from what is mounted or announced. */
  private Advice firstShare(Config config) {
    Discovery found = app.discovery().discover(config);
    if (found.mounts().stream().anyMatch(Mounted::isOurs)) {
      return ofImport(app.importPlan().of(config, found, ImportRequest.ofAll()));
    }
    return found.servers().stream()
        .filter(server -> server.host().isPresent())
        .findFirst()
        .map(SetupService::connect)
        .orElseGet(() -> add(!found.mounts().isEmpty()));
  }

  /**
   * Returns how to add a share of a server that is not seen from here; left as it is, the line is
   * refused, since its two addresses are one.
   */
  private static Advice add(boolean isServing) {
    return new Advice(
        (isServing ? "" : "turn on File Sharing on the server; then ")
            + "put the name of the share, your account on the server, and the server's Thunderbolt"
            + " and fallback address in place of the words in capitals",
        Optional.of(
            "mountaineer favorites add SHARE --username USER --tb-host ADDRESS"
                + " --fallback-host ADDRESS"));
  }

  private static Advice connect(Server server) {
    String url = SmbUrl.forFinder(server.host().orElseThrow(), server.port());
    return new Advice(
        "in Finder open the shares and tick \"Remember this password in my keychain\"",
        Optional.of("open " + ShellQuote.of(url)));
  }

  /** A mount that import would skip again is no advice: it says why, and nothing to type. */
  static Advice ofImport(List<ImportEntry> entries) {
    if (first(entries, Result.PLANNED).isPresent()) {
      return new Advice(
          "make favorites of what is mounted", Optional.of("mountaineer favorites import"));
    }
    ImportEntry entry = first(entries, Result.FAILED).orElseGet(() -> entries.get(0));
    String hint = entry.command().isPresent() ? "; put the address in place of ADDRESS" : "";
    return new Advice(entry.share() + ": " + entry.detail() + hint, entry.command());
  }

  private static Optional<ImportEntry> first(List<ImportEntry> entries, Result result) {
    return entries.stream().filter(each -> each.result() == result).findFirst();
  }
}
