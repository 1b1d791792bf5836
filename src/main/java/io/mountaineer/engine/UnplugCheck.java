package io.mountaineer.engine;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Check whether Thunderbolt may be unplugged: no SMB mount in the table uses its address, and the
 * session of each share rides on another interface. The name of a fallback host may lead to the
 * address of Thunderbolt as well, so the mount table alone proves nothing.
 */
public final class UnplugCheck {

  /** The kernel lists a new session a moment after its mount. */
  private static final Duration UNTIL_LISTED = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Platform platform;

  UnplugCheck(Platform platform) {
    this.platform = platform;
  }

  /**
   * Result of the check.
   *
   * @param using mounts that use Thunderbolt, for people
   * @param unproven shares of which macOS does not say which interface carries them
   * @param unknown why nothing is known at all; empty when the mount table was read
   */
  public record Result(List<String> using, List<String> unproven, Optional<String> unknown) {

    public Result {
      using = List.copyOf(using);
      unproven = List.copyOf(unproven);
    }

    /** Returns whether it is proven that nothing uses Thunderbolt. */
    public boolean isSafe() {
      return using.isEmpty() && unproven.isEmpty() && unknown.isEmpty();
    }
  }

  /**
   * Checks now; takes some seconds at most.
   *
   * @param shares all that are configured: one that stays on Thunderbolt is cut off as well
   * @param silent hosts that are down for certain: no session of theirs can be lost
   */
  public Result check(Settings settings, List<Share> shares, Set<String> silent) {
    MountTable table = platform.mountTable().read();
    if (table instanceof MountTable.Unreadable unreadable) {
      return new Result(List.of(), List.of(), Optional.of(unreadable.text()));
    }
    Set<String> hosts = shares.stream().map(Share::thunderboltHost).collect(Collectors.toSet());
    Cable cable = cable(hosts, silent);
    Map<Path, String> own =
        shares.stream().collect(Collectors.toMap(share -> share.volumePath(settings), Share::name));
    List<String> using = new ArrayList<>();
    List<String> unproven = new ArrayList<>();
    for (MountEntry entry : ((MountTable.Known) table).entries()) {
      if (entry.smb().isPresent()) {
        switch (use(entry, cable, own.containsKey(entry.path()))) {
          case YES -> using.add(text(entry, Optional.ofNullable(own.get(entry.path()))));
          case UNPROVEN -> unproven.add(entry.path().toString());
          case NO -> {}
        }
      }
    }
    return new Result(using, unproven, Optional.empty());
  }

  private static String text(MountEntry entry, Optional<String> share) {
    String mount = entry.source() + " at " + entry.path();
    return share.map(name -> name + ", " + mount).orElse(mount);
  }

  private enum Use {
    YES,
    NO,
    UNPROVEN
  }

  /**
   * Thunderbolt as macOS sees it.
   *
   * @param hosts its names in the config
   * @param addresses of those, in numeric form
   * @param interfaces by which they are reached; empty when not known
   * @param isLive whether one of them answers
   */
  private record Cable(
      Set<String> hosts, Set<String> addresses, Set<String> interfaces, boolean isLive) {}

  private Cable cable(Set<String> hosts, Set<String> silent) {
    Set<String> addresses = new HashSet<>();
    Set<String> interfaces = new HashSet<>();
    for (String host : hosts) {
      Set<String> known = new HashSet<>(platform.addresses().of(host));
      known.addAll(platform.addresses().lastGood(host));
      addresses.addAll(known);
      if (!silent.contains(host)) {
        known.forEach(address -> carrier(host, address).ifPresent(interfaces::add));
      }
    }
    return new Cable(hosts, addresses, interfaces, !silent.containsAll(hosts));
  }

  private Optional<String> carrier(String host, String address) {
    return platform
        .addresses()
        .carrierOf(host, address)
        .or(
            () ->
                platform.network().routeTo(address) instanceof Route.Via via
                    ? Optional.of(via.networkInterface())
                    : Optional.empty());
  }

  private Use use(MountEntry entry, Cable cable, boolean isOwn) {
    String server = entry.smb().orElseThrow().host();
    Set<String> known = platform.addresses().of(server);
    boolean isNamed = cable.hosts.stream().anyMatch(host -> ServerMatcher.same(server, host));
    if (isNamed || !known.isEmpty() && cable.addresses.containsAll(known)) {
      return Use.YES;
    }
    List<Channel> channels = channels(entry.path(), isOwn);
    if (channels.stream().anyMatch(channel -> ridesOn(cable, channel))) {
      return Use.YES;
    }
    boolean mayBeSame = known.isEmpty() || known.stream().anyMatch(cable.addresses::contains);
    boolean isInQuestion = cable.isLive && (isOwn || mayBeSame);
    return isInQuestion && !isProvenElsewhere(cable, channels) ? Use.UNPROVEN : Use.NO;
  }

  private static boolean ridesOn(Cable cable, Channel channel) {
    return cable.addresses.contains(channel.server())
        || channel.networkInterface().filter(cable.interfaces::contains).isPresent();
  }

  /** Returns whether every connection is known to use another interface. */
  private static boolean isProvenElsewhere(Cable cable, List<Channel> channels) {
    return !channels.isEmpty()
        && !cable.interfaces.isEmpty()
        && channels.stream().allMatch(channel -> channel.networkInterface().isPresent());
  }

  /** Returns the connections in use; waits a moment for those of a share, which may be new. */
  private List<Channel> channels(Path path, boolean isOwn) {
    List<Channel> active = active(path);
    for (Duration waited = Duration.ZERO;
        isOwn && active.isEmpty() && waited.compareTo(UNTIL_LISTED) < 0;
        waited = waited.plus(BETWEEN_LOOKS)) {
      platform.clock().pause(BETWEEN_LOOKS);
      active = active(path);
    }
    return active;
  }

  private List<Channel> active(Path path) {
    return platform.network().session(path).channels().stream()
        .filter(channel -> channel.state() == ChannelState.ACTIVE)
        .toList();
  }
}
