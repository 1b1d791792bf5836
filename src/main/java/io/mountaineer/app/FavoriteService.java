package io.mountaineer.app;

import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.ServerComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Use cases of favorites, the shares that are looked after. */
public final class FavoriteService {

  /**
   * Result of adding a share, which is in the config now; the report says whether it is mounted.
   *
   * @param finderUrls what to open in Finder so that macOS learns the password; empty when the
   *     share is mounted, or needs none
   * @param servers the servers at its two addresses
   */
  public record Added(
      Config config,
      Share share,
      OperationReport mounted,
      List<String> finderUrls,
      ServerComparison servers) {}

  /**
   * Result of a removal.
   *
   * @param removed false when the share could not be unmounted and stays a favorite as a whole
   * @param unmounted the result of unmounting; empty when that was not asked for
   * @param link the state of its link afterwards; empty when it was not to be removed
   * @param aliases that lead into the share and stay
   */
  public record Removed(
      Share share,
      boolean removed,
      Optional<OperationReport> unmounted,
      Optional<LinkStatus> link,
      List<Alias> aliases) {

    /** Returns what was done and what was left, for people. */
    public String note(Settings settings) {
      String name = share.name();
      if (!removed) {
        return name + " stays a favorite; nothing else was changed";
      }
      return link.map(status -> name + " is no longer a favorite; " + note(status, settings))
          .orElse(name + " is no longer a favorite; its mount and its link stay");
    }

    private String note(LinkStatus status, Settings settings) {
      String path = share.stablePath(settings).toString();
      if (leftLink()) {
        return path + " could not be removed; the log says why";
      }
      return status == LinkStatus.MISSING ? "its link is removed" : OutcomeText.foreignLink(path);
    }

    /** Returns whether its link is still there although it was to go; the log says why. */
    public boolean leftLink() {
      return link.filter(it -> it == LinkStatus.CORRECT || it == LinkStatus.OUTDATED).isPresent();
    }
  }

  private final ConfigService configs;
  private final ShareService shares;
  private final FavoriteRemoval removal;
  private final BiFunction<Share, Settings, List<String>> finderUrls;
  private final BiFunction<Share, Settings, ServerComparison> servers;

  /**
   * @param finderUrls both addresses of a share as Finder takes them
   * @param servers comparison of the servers at both addresses of a share
   */
  public FavoriteService(
      ConfigService configs,
      ShareService shares,
      FavoriteRemoval removal,
      BiFunction<Share, Settings, List<String>> finderUrls,
      BiFunction<Share, Settings, ServerComparison> servers) {
    this.configs = configs;
    this.shares = shares;
    this.removal = removal;
    this.finderUrls = finderUrls;
    this.servers = servers;
  }

  /**
   * Returns the violations of a new share, by key of the config such as {@code thunderbolt_host};
   * under the empty key those of no single key. Changes nothing.
   */
  public Map<String, String> violations(Share wanted) {
    return configs.violations(ConfigEdit.addShare(wanted));
  }

  /** Returns the URL by which Finder opens a share at an address. */
  public String finderUrl(String host, String shareName, Settings settings) {
    Share both = new Share(shareName, "", host, host, shareName);
    return finderUrls.apply(both, settings).get(0);
  }

  /**
   * Writes a share to the config, makes its link and mounts it.
   *
   * @throws UserError if it cannot be written; nothing was changed then
   */
  public Added add(Share wanted) {
    Config config = configs.make(ConfigEdit.addShare(wanted)).config();
    Share share = config.share(wanted.name()).orElseThrow();
    OperationReport mounted = shares.execute(config, List.of(share), new Operation.MountShare());
    // The most likely reason by far, since a password is kept for each server name.
    boolean needsPassword = !mounted.isWell() && !share.username().isEmpty();
    List<String> urls = needsPassword ? finderUrls.apply(share, config.settings()) : List.of();
    ServerComparison compared = servers.apply(share, config.settings());
    return new Added(config, share, mounted, urls, compared);
  }

  /**
   * Stops looking after a share.
   *
   * @param cleanup whether it is unmounted first and its link removed, too
   * @throws UserError if it cannot be done; it says what was left as it was
   */
  public Removed remove(Config config, Share share, boolean cleanup) {
    removal.refuseIfImpossible(share);
    List<Alias> aliases = config.aliasesOf(share);
    if (!cleanup) {
      removal.fromConfig(share);
      return new Removed(share, true, Optional.empty(), Optional.empty(), aliases);
    }
    OperationReport unmounted =
        shares.execute(config, List.of(share), new Operation.UnmountShare(false));
    if (!unmounted.isWell()) {
      return new Removed(share, false, Optional.of(unmounted), Optional.empty(), List.of());
    }
    LinkStatus link = removal.completely(config, share);
    return new Removed(share, true, Optional.of(unmounted), Optional.of(link), aliases);
  }
}
