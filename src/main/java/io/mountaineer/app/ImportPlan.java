package io.mountaineer.app;

import io.mountaineer.app.OtherAddress.Addresses;
import io.mountaineer.app.OtherAddress.Missing;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerIdentities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Search for favorites in what is mounted: account, share and address are those of the mount, the
 * other address is given or found. Changes nothing.
 */
public final class ImportPlan {

  private final DiscoveryService discovery;
  private final ServerFinder finder;
  private final ServerIdentities identities;
  private final Workers workers;
  private final ConfigService configs;

  /**
   * @param identities asked whether two addresses are one server
   * @param configs of the config that an entry would have to fit into
   */
  ImportPlan(
      DiscoveryService discovery,
      ServerFinder finder,
      ServerIdentities identities,
      Workers workers,
      ConfigService configs) {
    this.discovery = discovery;
    this.finder = finder;
    this.identities = identities;
    this.workers = workers;
    this.configs = configs;
  }

  /**
   * Returns what an import would do; changes nothing.
   *
   * @throws UserError if nothing is mounted, or none of the names asked for
   */
  public List<ImportEntry> of(Config config, ImportRequest request) {
    Discovery found = request.needsSearch() ? discovery.discover(config) : discovery.mounts(config);
    return of(config, found, request);
  }

  /** Returns the same of what was found before. */
  List<ImportEntry> of(Config config, Discovery found, ImportRequest request) {
    List<Mounted> mounts = mounts(found, request);
    OtherAddress others = new OtherAddress(found, finder, identities, workers);
    List<ImportEntry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Mounted mount : mounts) {
      entries.add(
          displaced(mount, mounts, config)
              .or(() -> obstacle(mount, config))
              .or(() -> second(mount, seen))
              .map(why -> ImportEntry.skipped(mount, why))
              .orElseGet(
                  () ->
                      withAddresses(
                          mount,
                          others.of(mount, request.thunderboltHost(), request.fallbackHost()),
                          scope(mount, mounts, request))));
    }
    return entries;
  }

  private ImportEntry withAddresses(Mounted mount, Addresses addresses, String scope) {
    return addresses
        .missing()
        .map(missing -> incomplete(mount, missing, scope))
        .orElseGet(() -> complete(mount, addresses));
  }

  /** The other address of a server is the same for all of its shares. */
  private static String scope(Mounted mount, List<Mounted> mounts, ImportRequest request) {
    boolean isOneServer =
        mounts.stream().map(each -> CanonicalName.of(each.host())).distinct().count() == 1;
    return isOneServer && request.shares().isEmpty()
        ? ""
        : "--share " + ShellQuote.of(mount.shareName()) + " ";
  }

  private static List<Mounted> mounts(Discovery found, ImportRequest request) {
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
          without(found.mounts()) + "; nothing was changed",
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

  /** Returns what there is where no mount is this user's, in the folder where macOS keeps them. */
  private static String without(List<Mounted> others) {
    if (others.isEmpty()) {
      return "no share is mounted";
    }
    Mounted first = others.get(0);
    return "no share is mounted by you as Finder mounts it ("
        + first.shareName()
        + " is at "
        + first.path()
        + first.mountedBy().map(name -> ", mounted by " + name).orElse("")
        + ")";
  }

  /** Returns the mount that has the place of another of the same name. */
  private static Optional<String> displaced(Mounted mount, List<Mounted> mounts, Config config) {
    return mounts.stream()
        .filter(each -> each != mount && CanonicalName.same(each.shareName(), mount.shareName()))
        .filter(each -> isInPlace(each, config) && !isInPlace(mount, config))
        .findFirst()
        .map(
            other ->
                "the share of that name at %s is mounted in its place; two of one name cannot be kept"
                    .formatted(other.host()));
  }

  private static boolean isInPlace(Mounted mount, Config config) {
    return CanonicalName.same(mount.path().toString(), place(mount, config).toString());
  }

  /** Returns where Finder mounts a share of this name that no other is in the way of. */
  private static Path place(Mounted mount, Config config) {
    return config.settings().volumesRoot().resolve(mount.shareName().replace('/', ':'));
  }

  /** One that cannot become a favorite stands in no other's way. */
  private static Optional<String> second(Mounted mount, Set<String> seen) {
    return seen.add(CanonicalName.of(mount.shareName()))
        ? Optional.empty()
        : Optional.of("another mount of that name comes first; two of one name cannot be kept");
  }

  /** Returns whether a mount can become a favorite once both of its addresses are known. */
  public static boolean isPossible(Mounted mount, Config config) {
    return mount.isOurs() && obstacle(mount, config).isEmpty();
  }

  /** Returns why a mount cannot become a favorite whatever its addresses are. */
  private static Optional<String> obstacle(Mounted mount, Config config) {
    return namesake(mount, config)
        .or(() -> unfitPlace(mount, config))
        .or(() -> unfitSource(mount, config));
  }

  private static Optional<String> namesake(Mounted mount, Config config) {
    if (mount.favorite().isPresent()) {
      return Optional.of("it is already the favorite " + mount.favorite().get());
    }
    return config
        .share(mount.shareName())
        .map(
            each ->
                "there is a favorite of that name already, at %s and %s"
                    .formatted(each.thunderboltHost(), each.fallbackHost()));
  }

  private static Optional<String> unfitPlace(Mounted mount, Config config) {
    if (mount.shareName().contains("/")) {
      return Optional.of("a folder inside a share is mounted, not the share itself");
    }
    return isInPlace(mount, config)
        ? Optional.empty()
        : Optional.of(
            "it is mounted at %s, not at %s; eject it and open it again"
                .formatted(mount.path(), place(mount, config)));
  }

  private static Optional<String> unfitSource(Mounted mount, Config config) {
    if (mount.username().isEmpty()) {
      return Optional.of(
          "macOS does not say by which account it is mounted; name it with: mountaineer favorites add");
    }
    int port = config.settings().smbPort();
    return mount.port() == port
        ? Optional.empty()
        : Optional.of(
            "it is mounted by port "
                + mount.port()
                + ", the config has "
                + port
                + "; to use that one for all shares, type: mountaineer config set smb-port "
                + mount.port());
  }

  private static ImportEntry incomplete(Mounted mount, Missing missing, String scope) {
    return ImportEntry.failed(mount, missing.why(), "")
        .asking("mountaineer favorites import " + scope + missing.option() + " ADDRESS");
  }

  private ImportEntry complete(Mounted mount, Addresses addresses) {
    Share wanted =
        new Share(
            mount.shareName(),
            mount.username().orElseThrow(),
            addresses.thunderbolt().orElseThrow(),
            addresses.fallback().orElseThrow(),
            mount.shareName());
    if (wanted.hosts().stream().noneMatch(host -> ServerMatcher.same(host, mount.host()))) {
      return ImportEntry.failed(
          mount,
          "it is mounted by " + mount.host() + ", which is neither of the two addresses",
          "give that one as --tb-host or --fallback-host");
    }
    Map<String, String> violations = configs.violations(ConfigEdit.addShare(wanted));
    return violations.isEmpty()
        ? ImportEntry.planned(mount, wanted)
        : ImportEntry.failed(mount, String.join("; ", violations.values()), "");
  }
}
