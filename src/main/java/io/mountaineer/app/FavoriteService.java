package io.mountaineer.app;

import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.UnmountShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Use cases of favorites, the shares that are managed. */
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
   * @param link the state of its link afterwards
   * @param mount path of its mount, if that was left in place
   * @param aliases that lead into the share and stay
   */
  public record Removed(
      Share share,
      boolean removed,
      Optional<OperationReport> unmounted,
      Optional<LinkStatus> link,
      Optional<Path> mount,
      List<Alias> aliases) {

    /** Returns what was done and what was left, for people. */
    public String note(Settings settings) {
      if (!removed) {
        return share.name() + " was not removed. Nothing else was changed.";
      }
      String done = unmounted.isPresent() ? "Removed " + share.name() + "." : notCleared(settings);
      return leftLink() ? done + " " + linkStays(settings) : done;
    }

    private String notCleared(Settings settings) {
      List<String> left = new ArrayList<>();
      mount.ifPresent(path -> left.add("its mount (to unmount it: umount " + quoted(path) + ")"));
      if (link.filter(it -> it != LinkStatus.MISSING && it != LinkStatus.FOREIGN).isPresent()) {
        Path path = share.stablePath(settings);
        left.add("its link (to remove it: rm " + quoted(path) + ")");
      }
      String rest = left.isEmpty() ? "" : " Left in place: " + String.join(", ", left) + ".";
      return "Removed " + share.name() + " from the config." + rest;
    }

    private static String quoted(Path path) {
      return ShellQuote.of(path);
    }

    private String linkStays(Settings settings) {
      return share.stablePath(settings) + " could not be removed; the log says why.";
    }

    /** Returns whether its link is still there although it was to go; the log says why. */
    public boolean leftLink() {
      return unmounted.isPresent()
          && link.filter(it -> it == LinkStatus.CORRECT || it == LinkStatus.OUTDATED).isPresent();
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
    boolean needsPassword = mounted.shares().stream().anyMatch(FavoriteService::lacksLogin);
    List<String> urls = needsPassword ? finderUrls.apply(share, config.settings()) : List.of();
    ServerComparison compared = servers.apply(share, config.settings());
    return new Added(config, share, mounted, urls, compared);
  }

  private static boolean lacksLogin(ShareReport report) {
    return report.outcome() instanceof Outcome.Failed failed
        && switch (failed.failure().kind()) {
          case LOGIN_REFUSED, NO_PASSWORD, CANCELLED -> true;
          default -> false;
        };
  }

  /**
   * Stops managing a share.
   *
   * @param cleanup whether it is unmounted first and its link removed, too
   * @throws UserError if it cannot be done; it says what was left as it was
   */
  public Removed remove(Config config, Share share, boolean cleanup) {
    removal.refuseIfImpossible(share);
    List<Alias> aliases = config.aliasesOf(share);
    if (!cleanup) {
      removal.fromConfig(share);
      return leftInPlace(config, share, aliases);
    }
    OperationReport unmounted = shares.execute(config, List.of(share), new UnmountShare(false));
    if (!unmounted.isWell()) {
      return new Removed(
          share, false, Optional.of(unmounted), Optional.empty(), Optional.empty(), List.of());
    }
    LinkStatus link = removal.completely(config, share);
    return new Removed(
        share, true, Optional.of(unmounted), Optional.of(link), Optional.empty(), aliases);
  }

  private Removed leftInPlace(Config config, Share share, List<Alias> aliases) {
    Optional<LinkStatus> link = Optional.of(removal.link(config, share));
    Optional<Path> mount = shares.mountOf(config, share);
    return new Removed(share, true, Optional.empty(), link, mount, aliases);
  }
}
