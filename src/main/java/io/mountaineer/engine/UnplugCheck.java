package io.mountaineer.engine;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
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
   * @param silent hosts that are known to answer no probe
   */
  public Result check(Settings settings, List<Share> shares, Set<String> silent) {
    MountTable table = platform.mountTable().read();
    if (table instanceof MountTable.Unreadable unreadable) {
      return new Result(List.of(), List.of(), Optional.of(unreadable.text()));
    }
    Set<String> hosts = shares.stream().map(Share::thunderboltHost).collect(Collectors.toSet());
    ThunderboltCable cable =
        new ThunderboltCable.Look(platform, workers, settings.smbPort()).at(hosts, silent);
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

  private Use use(MountEntry entry, ThunderboltCable cable, boolean isOwn) {
    String server = entry.smb().orElseThrow().host();
    Set<String> known = platform.addresses().of(server);
    if (cable.leadsTo(server, known)) {
      return Use.YES;
    }
    List<Channel> channels = channels(entry.path(), isOwn);
    if (channels.stream().anyMatch(cable::carries)) {
      return Use.YES;
    }
    boolean isInQuestion = cable.isIn() && (isOwn || cable.mayLeadTo(known));
    return isInQuestion && !isProvenElsewhere(cable, channels) ? Use.UNPROVEN : Use.NO;
  }

  /** Returns whether every connection is known to use another interface than any cable's. */
  private static boolean isProvenElsewhere(ThunderboltCable cable, List<Channel> channels) {
    return !channels.isEmpty()
        && cable.isKnown()
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
