package io.mountaineer.app;

import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.app.OtherAddress.Addresses;
import io.mountaineer.app.OtherAddress.Missing;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerIdentities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Use case of making favorites of what is mounted: account, share and address are those of the
 * mount, which stays as it is.
 */
public final class FavoriteImport {

  private final DiscoveryService discovery;
  private final ServerFinder finder;
  private final ServerIdentities identities;
  private final Workers workers;
  private final Supplier<FavoriteService> favorites;

  /**
   * @param identities asked whether two addresses are one server
   */
  FavoriteImport(
      DiscoveryService discovery,
      ServerFinder finder,
      ServerIdentities identities,
      Workers workers,
      Supplier<FavoriteService> favorites) {
    this.discovery = discovery;
    this.finder = finder;
    this.identities = identities;
    this.workers = workers;
    this.favorites = favorites;
  }

  /**
   * Request of a user.
   *
   * @param shares names of the mounted shares; empty for all
   */
  public record Request(
      List<String> shares, Optional<String> thunderboltHost, Optional<String> fallbackHost) {

    public Request {
      shares = List.copyOf(shares);
    }

    boolean wants(Mounted mount) {
      return shares.isEmpty()
          || shares.stream().anyMatch(name -> CanonicalName.same(name, mount.shareName()));
    }

    boolean needsSearch() {
      return thunderboltHost.isEmpty() || fallbackHost.isEmpty();
    }
  }

  /** Fate of a mounted share. */
  public enum Result {
    /** It is a favorite now. */
    ADDED,
    /** It would be one. */
    PLANNED,
    /** It is one already, or it is no mount that could be one. */
    SKIPPED,
    /** Something is missing or was refused. */
    FAILED;

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Entry of the report.
   *
   * @param share name of the share on its server
   * @param favorite entry of the config; empty unless it was or would be added
   * @param detail reason, or where it is kept now
   * @param hint what to do next; empty when there is nothing
   * @param command line to type for that; empty when there is none
   */
  public record Entry(
      String share,
      Result result,
      Optional<Share> favorite,
      String detail,
      String hint,
      Optional<String> command) {

    private Entry(
        String share, Result result, Optional<Share> favorite, String detail, String hint) {
      this(share, result, favorite, detail, hint, Optional.empty());
    }
  }

  /**
   * Imports what is mounted, each share by itself.
   *
   * @throws UserError if nothing is mounted, or none of the names asked for
   */
  public List<Entry> run(Config config, Request request) {
    return entries(config, look(config, request), request, false);
  }

  /**
   * Returns what an import would do; changes nothing.
   *
   * @throws UserError as {@link #run} does
   */
  public List<Entry> plan(Config config, Request request) {
    return entries(config, look(config, request), request, true);
  }

  /** Returns the same of what was found before. */
  List<Entry> plan(Config config, Discovery found, Request request) {
    return entries(config, found, request, true);
  }

  private Discovery look(Config config, Request request) {
    return request.needsSearch() ? discovery.discover(config) : discovery.mounts(config);
  }

  private List<Entry> entries(Config config, Discovery found, Request request, boolean dryRun) {
    List<Mounted> mounts = mounts(found, request);
    OtherAddress others = new OtherAddress(found, finder, identities, workers);
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Mounted mount : mounts) {
      entries.add(
          obstacle(mount, config)
              .or(() -> second(mount, seen))
              .map(why -> skipped(mount, why))
              .orElseGet(
                  () -> {
                    Addresses addresses =
                        others.of(mount, request.thunderboltHost(), request.fallbackHost());
                    return addresses
                        .missing()
                        .map(missing -> incomplete(mount, missing, scope(mount, mounts, request)))
                        .orElseGet(() -> imported(mount, addresses, dryRun));
                  }));
    }
    return entries;
  }

  /** The other address of a server is the same for all of its shares. */
  private static String scope(Mounted mount, List<Mounted> mounts, Request request) {
    boolean isOneServer =
        mounts.stream().map(each -> CanonicalName.of(each.host())).distinct().count() == 1;
    return isOneServer && request.shares().isEmpty()
        ? ""
        : "--share " + ShellQuote.of(mount.shareName()) + " ";
  }

  private static List<Mounted> mounts(Discovery found, Request request) {
    List<Mounted> ours = found.mounts().stream().filter(Mounted::isOurs).toList();
    Optional<String> unread = found.unreadMounts();
    if (unread.isPresent()) {
      throw new UserError(
          Kind.FAILED,
          "the mounts cannot be read: " + unread.get() + "; nothing was changed",
          "see what 'mount' says in a terminal");
    }
    if (ours.isEmpty()) {
      throw new UserError(
          Kind.FAILED,
          "no share is mounted; nothing was changed",
          "in Finder choose Go > Connect to Server, open the share, then try again");
    }
    for (String name : request.shares()) {
      if (ours.stream().noneMatch(mount -> CanonicalName.same(mount.shareName(), name))) {
        throw new UserError(
            Kind.INVALID_REQUEST,
            "no share '" + name + "' is mounted; nothing was changed",
            "mounted are " + String.join(", ", ours.stream().map(Mounted::shareName).toList()));
      }
    }
    return ours.stream().filter(request::wants).toList();
  }

  /** One that cannot become a favorite stands in no other's way. */
  private static Optional<String> second(Mounted mount, Set<String> seen) {
    return seen.add(CanonicalName.of(mount.shareName()))
        ? Optional.empty()
        : Optional.of("another mount of that name comes first; two of one name cannot be kept");
  }

  /** Returns why a mount cannot become a favorite whatever its addresses are. */
  private static Optional<String> obstacle(Mounted mount, Config config) {
    String share = mount.shareName();
    String wanted = config.settings().volumesRoot().resolve(share.replace('/', ':')).toString();
    if (mount.favorite().isPresent()) {
      return Optional.of("it is the favorite " + mount.favorite().get() + " already");
    }
    Optional<Share> namesake =
        config.shares().stream().filter(each -> CanonicalName.same(each.name(), share)).findFirst();
    if (namesake.isPresent()) {
      return Optional.of(
          "there is a favorite of that name already, at %s and %s"
              .formatted(namesake.get().thunderboltHost(), namesake.get().fallbackHost()));
    }
    if (share.contains("/")) {
      return Optional.of("a folder inside a share is mounted, not the share itself");
    }
    if (!CanonicalName.same(mount.path().toString(), wanted)) {
      return Optional.of(
          "it is mounted at "
              + mount.path()
              + ", not at "
              + wanted
              + "; eject it and open it again");
    }
    if (mount.username().isEmpty()) {
      return Optional.of("macOS does not say by which account it is mounted");
    }
    return mount.port() == config.settings().smbPort()
        ? Optional.empty()
        : Optional.of("it is mounted by port " + mount.port() + ", the config has another");
  }

  private static Entry skipped(Mounted mount, String why) {
    return new Entry(mount.shareName(), Result.SKIPPED, Optional.empty(), why, "");
  }

  private static Entry incomplete(Mounted mount, Missing missing, String scope) {
    String command = "mountaineer favorites import " + scope + missing.option() + " ADDRESS";
    return new Entry(
        mount.shareName(),
        Result.FAILED,
        Optional.empty(),
        missing.why(),
        "give it: " + command,
        Optional.of(command));
  }

  private Entry imported(Mounted mount, Addresses addresses, boolean dryRun) {
    Share wanted =
        new Share(
            mount.shareName(),
            mount.username().orElseThrow(),
            addresses.thunderbolt().orElseThrow(),
            addresses.fallback().orElseThrow(),
            mount.shareName());
    if (wanted.hosts().stream().noneMatch(host -> ServerMatcher.same(host, mount.host()))) {
      return failed(
          mount,
          "it is mounted by " + mount.host() + ", which is neither of the two addresses",
          "give that one as --tb-host or --fallback-host");
    }
    return dryRun ? planned(mount, wanted) : added(mount, wanted);
  }

  private Entry planned(Mounted mount, Share wanted) {
    Map<String, String> violations = favorites.get().violations(wanted);
    return violations.isEmpty()
        ? new Entry(mount.shareName(), Result.PLANNED, Optional.of(wanted), "would be added", "")
        : failed(mount, String.join("; ", violations.values()), "");
  }

  private Entry added(Mounted mount, Share wanted) {
    try {
      Added added = favorites.get().add(wanted);
      Share share = added.share();
      boolean isWell = added.mounted().isWell();
      String detail =
          isWell
              ? "its mount is kept, reached by " + share.stablePath(added.config().settings())
              : "it is in the config, but not mounted as it should be";
      Optional<String> warning = warning(added.servers());
      String hint = warning.orElse(isWell ? "" : "see why: mountaineer status");
      return new Entry(mount.shareName(), Result.ADDED, Optional.of(share), detail, hint);
    } catch (UserError e) {
      return failed(mount, e.getMessage(), e.hint());
    }
  }

  /** Two servers are no error: one may be about to take the place of the other. */
  private static Optional<String> warning(ServerComparison servers) {
    return servers.result() == Comparison.DIFFERENT
        ? Optional.of("warning: " + servers.text())
        : Optional.empty();
  }

  private static Entry failed(Mounted mount, String why, String hint) {
    return new Entry(mount.shareName(), Result.FAILED, Optional.empty(), why, hint);
  }
}
