package io.mountaineer.tray;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Settings;
import io.mountaineer.core.ShareReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the menu is computed from.
 *
 * @param settings of the config in use; empty when it cannot be used
 * @param problem why the config cannot be used, for people
 * @param shares the report that {@code status --json} prints
 * @param acting names of the shares on which an action of the user runs
 */
public record TrayView(
    Optional<Settings> settings,
    Optional<String> problem,
    List<ShareReport> shares,
    List<AliasReport> aliases,
    Set<String> acting) {

  public TrayView {
    requireNonNull(settings, "settings is null");
    requireNonNull(problem, "problem is null");
    shares = List.copyOf(shares);
    aliases = List.copyOf(aliases);
    acting = Set.copyOf(acting);
  }

  /** How a share stands, the running action included. */
  IconState stateOf(ShareReport report) {
    return isActing(report) ? IconState.BUSY : IconState.of(report);
  }

  boolean isActing(ShareReport report) {
    return acting.contains(report.share().name());
  }

  List<AliasReport> aliasesOf(ShareReport report) {
    return aliases.stream()
        .filter(each -> each.alias().share().equals(report.share().name()))
        .toList();
  }
}
