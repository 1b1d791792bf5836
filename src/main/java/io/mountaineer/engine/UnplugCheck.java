package io.mountaineer.engine;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
  private final Workers workers;

  UnplugCheck(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
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
   */
  public Result check(Settings settings, List<Share> shares) {
    MountTable table = platform.mountTable().read();
    if (table instanceof MountTable.Unreadable unreadable) {
      return new Result(List.of(), List.of(), Optional.of(unreadable.text()));
    }
    Set<String> hosts = shares.stream().map(Share::thunderboltHost).collect(Collectors.toSet());
    ThunderboltCable cable =
        new ThunderboltCable.Look(platform).at(hosts, answering(hosts, settings));
    Map<Path, String> own =
        shares.stream().collect(Collectors.toMap(share -> share.volumePath(settings), Share::name));
    long end = platform.clock().nanos() + UNTIL_LISTED.toNanos();
    List<String> using = new ArrayList<>();
    List<String> unproven = new ArrayList<>();
    for (MountEntry entry : ((MountTable.Known) table).entries()) {
      if (entry.smb().isPresent()) {
        boolean isOurs = own.containsKey(entry.path()) || isByFallback(entry, shares);
        switch (use(entry, cable, isOurs, end)) {
          case YES -> using.add(text(entry, Optional.ofNullable(own.get(entry.path()))));
          case UNPROVEN -> unproven.add(entry.path().toString());
          case NO -> {}
        }
      }
    }
    return new Result(using, unproven, Optional.empty());
  }

  /** Returns the hosts that are known to answer. */
  private Set<String> answering(Set<String> hosts, Settings settings) {
    List<String> asked = List.copyOf(hosts);
    List<Callable<Boolean>> probes = new ArrayList<>();
    for (String host : asked) {
      probes.add(
          () ->
              platform
                  .probe()
                  .probe(host, settings.smbPort(), settings.connectTimeout())
                  .connected());
    }
    List<Boolean> answers = workers.all(probes);
    return asked.stream()
        .filter(host -> answers.get(asked.indexOf(host)))
        .collect(Collectors.toSet());
  }

  /** A mount of a share at another path, or of another share of the same server. */
  private static boolean isByFallback(MountEntry entry, List<Share> shares) {
    String server = entry.smb().orElseThrow().host();
    return shares.stream().anyMatch(share -> ServerMatcher.same(server, share.fallbackHost()));
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

  private Use use(MountEntry entry, ThunderboltCable cable, boolean isOurs, long end) {
    String server = entry.smb().orElseThrow().host();
    Set<String> known = platform.addresses().of(server);
    if (cable.leadsTo(server, known)) {
      return Use.YES;
    }
    List<Channel> channels = channels(entry.path(), isOurs && cable.isIn(), end);
    if (channels.stream().anyMatch(cable::carries)) {
      return Use.YES;
    }
    boolean isInQuestion = cable.isIn() && (isOurs || cable.mayLeadTo(known));
    return isInQuestion && !isProvenElsewhere(cable, channels) ? Use.UNPROVEN : Use.NO;
  }

  /** Returns whether every connection is known to use another interface than any cable's. */
  private static boolean isProvenElsewhere(ThunderboltCable cable, List<Channel> channels) {
    return !channels.isEmpty()
        && cable.isKnown()
        && channels.stream().allMatch(channel -> channel.networkInterface().isPresent());
  }

  /**
   * Returns the connections in use; waits for those that have to be known, which may be new.
   *
   * @param end moment in nanoseconds of the clock until which all of them are waited for
   */
  private List<Channel> channels(Path path, boolean isAwaited, long end) {
    List<Channel> active = active(path);
    while (isAwaited && active.isEmpty() && platform.clock().nanos() - end < 0) {
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
