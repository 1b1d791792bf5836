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
 * What the menu is computed from.
 *
 * @param config in use; empty while there is none that can be used
 * @param problem why the config file cannot be used, for people; an earlier config may be in use
 * @param reports the report that {@code status --json} prints, by share name; a share that nobody
 *     has looked at yet has none
 * @param doing what the user has asked of which shares and is not done yet
 * @param monitorFault lines about a monitor of another process that does no work; none where it
 *     works, or where the monitor is this process
 */
public record TrayModel(
    Optional<Config> config,
    Optional<String> problem,
    Map<String, ShareReport> reports,
    Map<String, PendingAction> doing,
    List<String> monitorFault) {

  public TrayModel {
    requireNonNull(config, "config is null");
    requireNonNull(problem, "problem is null");
    reports = Map.copyOf(reports);
    doing = Map.copyOf(doing);
    monitorFault = List.copyOf(monitorFault);
  }

  /** While the monitor works, as far as is known. */
  public TrayModel(
      Optional<Config> config,
      Optional<String> problem,
      Map<String, ShareReport> reports,
      Map<String, PendingAction> doing) {
    this(config, problem, reports, doing, List.of());
  }

  /** Before anything is known. */
  public static TrayModel ofStart() {
    return new TrayModel(Optional.empty(), Optional.empty(), Map.of(), Map.of());
  }

  /** While there has been no config that can be used. */
  public static TrayModel ofFault(String problem) {
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

  Optional<PendingAction> doingOf(Share share) {
    return Optional.ofNullable(doing.get(share.name()));
  }

  /** How a share stands, the running action included. */
  IconState stateOf(Share share) {
    return doingOf(share).isPresent()
        ? IconState.BUSY
        : reportOf(share).map(IconState::of).orElse(IconState.BUSY);
  }

  List<Alias> aliasesOf(Share share) {
    return config.orElseThrow().aliasesOf(share);
  }

  /** Aliases into shares that are not configured. */
  List<Alias> orphans() {
    return config.map(Config::aliases).orElse(List.of()).stream()
        .filter(alias -> shares().stream().noneMatch(each -> alias.leadsInto(each)))
        .toList();
  }
}
