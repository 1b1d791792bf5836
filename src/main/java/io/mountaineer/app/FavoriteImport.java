package io.mountaineer.app;

import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.app.ImportEntry.Result;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.ServerComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Use case of making favorites of what is mounted; the mount stays as it is. */
public final class FavoriteImport {

  private final FavoriteService favorites;
  private final Function<Settings, AddressWarnings> warnings;

  FavoriteImport(FavoriteService favorites, Function<Settings, AddressWarnings> warnings) {
    this.favorites = favorites;
    this.warnings = warnings;
  }

  /**
   * Carries out a plan, each share by itself.
   *
   * @param isInterrupted whether the user wants no more of it; asked before each share
   */
  public List<ImportEntry> run(List<ImportEntry> plan, BooleanSupplier isInterrupted) {
    List<ImportEntry> entries = new ArrayList<>();
    for (ImportEntry entry : plan) {
      if (entry.result() != Result.PLANNED) {
        entries.add(entry);
      } else if (isInterrupted.getAsBoolean()) {
        entries.add(entry.notAdded("interrupted before its turn", ""));
      } else {
        entries.add(added(entry));
      }
    }
    return entries;
  }

  private ImportEntry added(ImportEntry entry) {
    try {
      Added added = favorites.add(entry.favorite().orElseThrow());
      Settings settings = added.config().settings();
      Share share = added.share();
      boolean isWell = added.mounted().isWell();
      String detail =
          isWell
              ? kept(added, share, settings)
              : "it is in the config, but not mounted as it should be";
      String hint = isWell ? "" : "see why: mountaineer status";
      return entry.added(share, detail, hint, warnings(added, settings));
    } catch (UserError e) {
      return entry.notAdded(e.getMessage(), e.hint());
    }
  }

  /** The path by which it is reached is named only where the link leads there. */
  private static String kept(Added added, Share share, Settings settings) {
    boolean isLinked =
        added.mounted().shares().stream().allMatch(each -> each.link() == LinkStatus.CORRECT);
    return "its mount is kept"
        + (isLinked
            ? ", reached by " + share.stablePath(settings)
            : " at " + share.volumePath(settings));
  }

  /** Two servers are no error: one may be about to take the place of the other. */
  private List<String> warnings(Added added, Settings settings) {
    List<String> all = new ArrayList<>();
    ServerComparison servers = added.servers();
    if (servers.result() == Comparison.DIFFERENT) {
      all.add(servers.text());
    }
    AddressWarnings ofAddresses = warnings.apply(settings);
    for (ShareReport report : added.mounted().shares()) {
      all.addAll(ofAddresses.of(report));
      if (report.link() == LinkStatus.FOREIGN) {
        all.add(OutcomeText.foreignLink(report.share().stablePath(settings)));
      }
    }
    return all;
  }
}
