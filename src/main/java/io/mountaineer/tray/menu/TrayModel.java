package io.mountaineer.tray.menu;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data from which the menu is computed.
 *
 * @param config config in use; empty while there is no valid one
 * @param problem reason why the config file cannot be used, for people; an earlier config may be in
 *     use
 * @param reports reports that {@code status --json} prints, by share name; none before the first
 *     look at a share
 * @param pending actions that the user has asked for and that are not done yet, by share name
 * @param monitorFault lines about a monitor of another process that does no work; none where it
 *     works, or where the monitor is this process
 */
public record TrayModel(
    Optional<Config> config,
    Optional<String> problem,
    Map<String, ShareReport> reports,
    Map<String, PendingAction> pending,
    List<String> monitorFault) {

  public TrayModel {
    requireNonNull(config, "config is null");
    requireNonNull(problem, "problem is null");
    reports = Map.copyOf(reports);
    pending = Map.copyOf(pending);
    monitorFault = List.copyOf(monitorFault);
  }

  /** Creates a model without a fault of the monitor. */
  public TrayModel(
      Optional<Config> config,
      Optional<String> problem,
      Map<String, ShareReport> reports,
      Map<String, PendingAction> pending) {
    this(config, problem, reports, pending, List.of());
  }

  /** Returns the model before the first reading of the config. */
  public static TrayModel starting() {
    return new TrayModel(Optional.empty(), Optional.empty(), Map.of(), Map.of());
  }

  /** Returns the model while no valid config has been read. */
  public static TrayModel withoutConfig(String problem) {
    return new TrayModel(Optional.empty(), Optional.of(problem), Map.of(), Map.of());
  }

  boolean isStarting() {
    return config.isEmpty() && problem.isEmpty();
  }

  List<Share> shares() {
    return config.map(Config::shares).orElse(List.of());
  }

  Optional<ShareReport> reportOf(Share share) {
    return Optional.ofNullable(reports.get(share.name()));
  }

  Optional<PendingAction> pendingOf(Share share) {
    return Optional.ofNullable(pending.get(share.name()));
  }

  /** Returns the state of a share, a running action included. */
  IconState stateOf(Share share) {
    return pendingOf(share).isPresent()
        ? IconState.BUSY
        : reportOf(share).map(IconState::of).orElse(IconState.BUSY);
  }

  List<Alias> aliasesOf(Share share) {
    return config.orElseThrow().aliasesOf(share);
  }

  /** Returns the aliases into shares that are not configured. */
  List<Alias> orphans() {
    return config.map(Config::aliases).orElse(List.of()).stream()
        .filter(alias -> shares().stream().noneMatch(each -> alias.leadsInto(each)))
        .toList();
  }
}
