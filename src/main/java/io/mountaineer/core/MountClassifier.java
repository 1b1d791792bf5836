package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountStatus.Foreign;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountStatus.NotMounted;
import io.mountaineer.core.MountStatus.Unknown;
import io.mountaineer.core.ServerMatcher.Match;
import io.mountaineer.core.ShareMounts.Stray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mount table sorted by share: a share's own mounts, and those that belong to others. The table is
 * read through once, however many shares ask.
 */
public final class MountClassifier {

  private final MountTable table;
  private final Settings settings;
  private final ServerMatcher servers;
  private final Predicate<String> isOurUser;
  private final Map<String, MountEntry> onTop = new HashMap<>();
  private final List<MountEntry> logins = new ArrayList<>();
  private final Map<String, MountEntry> covered = new HashMap<>();
  private final Map<String, List<MountEntry>> byShareName = new HashMap<>();

  /**
   * Sorts the mounts of this table.
   *
   * @param addresses numeric addresses of a host, earlier ones included; empty when unknown
   * @param isOurUser whether a name or number in {@code mounted by} is this process's user
   */
  public MountClassifier(
      Settings settings,
      MountTable table,
      Function<String, Set<String>> addresses,
      Predicate<String> isOurUser) {
    this.table = table;
    this.settings = settings;
    this.servers = new ServerMatcher(addresses);
    this.isOurUser = requireNonNull(isOurUser, "isOurUser is null");
    if (table instanceof MountTable.Known known) {
      known.entries().forEach(this::add);
    }
  }

  /** Adds an entry, in the order of mounting: of two at one path the later lies on top. */
  private void add(MountEntry entry) {
    String path = canonical(entry.path());
    Optional.ofNullable(onTop.put(path, entry)).ifPresent(below -> covered.put(path, below));
    if (entry.smb().isPresent() && entry.mountedBy().filter(isOurUser).isPresent()) {
      logins.add(entry);
    }
    entry
        .smb()
        .filter(smb -> smb.port() == settings.smbPort())
        .map(
            smb ->
                byShareName.computeIfAbsent(CanonicalName.of(smb.share()), n -> new ArrayList<>()))
        .ifPresent(namesakes -> namesakes.add(entry));
  }

  /**
   * Returns the mounts of a share, before the health of a mount or of its server is checked.
   *
   * @param remembered state that names the host by which it was mounted, and a mount that refused
   *     to be unmounted
   */
  public ShareMounts of(Share share, ShareState remembered) {
    if (table instanceof MountTable.Unreadable unreadable) {
      return ShareMounts.of(new Unknown(unreadable.text()));
    }
    Optional<MountEntry> occupant =
        Optional.ofNullable(onTop.get(canonical(share.volumePath(settings))));
    List<Stray> strays = new ArrayList<>();
    List<MountEntry> elsewhere = new ArrayList<>();
    Map<Interface, MountEntry> answering = new EnumMap<>(Interface.class);
    MountStatus status =
        occupant.map(entry -> occupied(entry, share, remembered)).orElseGet(NotMounted::new);
    for (MountEntry entry : named(share)) {
      if (occupant.filter(top -> top == entry).isPresent()) {
        continue;
      }
      // Which host a mount at another path was made by is not remembered.
      Optional<Match> match = match(entry, share, Optional.empty());
      Set<Interface> answers = answers(entry, share);
      if (match.isPresent() && isStray(entry, share)) {
        strays.add(new Stray(entry, match.get().host(), HostHealth.suspect("not asked"), answers));
      } else if (match.isPresent()) {
        elsewhere.add(entry);
        answers.forEach(via -> answering.put(via, entry));
      }
    }
    Set<Interface> loggedIn = loggedIn(share, own(status, strays));
    return new ShareMounts(status, strays, elsewhere, answering, below(occupant), loggedIn);
  }

  private static List<MountEntry> own(MountStatus status, List<Stray> strays) {
    Stream<MountEntry> proper =
        status instanceof Mounted mounted ? Stream.of(mounted.entry()) : Stream.empty();
    return Stream.concat(proper, strays.stream().map(Stray::entry)).toList();
  }

  /**
   * Returns the interfaces with a session that lasts. A mount that is taken away before the next
   * one is made leaves no session for that.
   */
  private Set<Interface> loggedIn(Share share, List<MountEntry> own) {
    List<SmbSource> lasting =
        logins.stream()
            .filter(login -> own.stream().noneMatch(each -> each == login))
            .flatMap(login -> login.smb().stream())
            .toList();
    Set<Interface> all = EnumSet.noneOf(Interface.class);
    for (Interface via : Interface.values()) {
      if (lasting.stream().anyMatch(login -> isLogin(login, share, via))) {
        all.add(via);
      }
    }
    return all;
  }

  /**
   * Returns whether a mount is of the session that this interface would use: macOS keeps a session
   * for each spelling of a server and for each account.
   */
  private static boolean isLogin(SmbSource login, Share share, Interface via) {
    String account = share.username().substring(share.username().indexOf(';') + 1);
    return CanonicalName.same(undotted(login.host()), undotted(share.host(via)))
        && CanonicalName.same(login.user().substring(login.user().indexOf(';') + 1), account);
  }

  private static String undotted(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private Optional<MountEntry> below(Optional<MountEntry> occupant) {
    return occupant.flatMap(top -> Optional.ofNullable(covered.get(canonical(top.path()))));
  }

  /**
   * Returns the interfaces for which macOS would answer with this mount: one of the same user,
   * account, address, port and share. An account that is not shown may be the same.
   */
  private Set<Interface> answers(MountEntry entry, Share share) {
    String account = entry.smb().map(SmbSource::user).orElse("");
    boolean sameUser = entry.mountedBy().filter(isOurUser).isPresent();
    boolean sameAccount = account.isEmpty() || CanonicalName.same(account, share.username());
    // Hidden mounts and those for people are compared apart (SMBClient, ctx.c already_mounted()).
    if (!sameUser || !sameAccount || entry.nobrowse()) {
      return Set.of();
    }
    String server = entry.smb().map(SmbSource::host).orElse("");
    return Stream.of(Interface.values())
        .filter(via -> servers.isSameAddress(server, share.host(via)))
        .collect(Collectors.toSet());
  }

  /**
   * Returns the status of an occupied path. A mount without {@code mounted by} is root's, or its
   * owner is not shown: it counts as ours until an unmount is not permitted.
   */
  private MountStatus occupied(MountEntry entry, Share share, ShareState remembered) {
    boolean named = named(share).stream().anyMatch(each -> each == entry);
    Optional<Match> match =
        named ? match(entry, share, remembered.mountedHost()) : Optional.empty();
    if (match.isEmpty()) {
      return new Foreign(entry);
    }
    Optional<String> other = entry.mountedBy().filter(isOurUser.negate());
    if (other.isPresent()) {
      return new Foreign(entry, other);
    }
    boolean refused = remembered.notPermitted().filter(entry.source()::equals).isPresent();
    return refused && entry.mountedBy().isEmpty()
        ? new Foreign(entry, Optional.of("another user"))
        : new Mounted(entry, match.get().on(), match.get().host(), MountHealth.unchecked());
  }

  private Optional<Match> match(MountEntry entry, Share share, Optional<String> mountedHost) {
    return entry.smb().flatMap(smb -> servers.match(smb.host(), share, mountedHost));
  }

  /**
   * Returns whether NetFS made a mount beside a volume path that was taken: {@code CORE-1}, by the
   * user, for people.
   */
  private boolean isStray(MountEntry entry, Share share) {
    String stem = canonical(share.volumePath(settings)) + "-";
    String path = canonical(entry.path());
    return entry.mountedBy().filter(isOurUser).isPresent()
        && !entry.automounted()
        && !entry.nobrowse()
        && path.startsWith(stem)
        && path.substring(stem.length()).matches("[1-9][0-9]{0,3}");
  }

  private List<MountEntry> named(Share share) {
    return byShareName.getOrDefault(share.canonicalShareName(), List.of());
  }

  private static String canonical(Path path) {
    return CanonicalName.of(path.toString());
  }
}
