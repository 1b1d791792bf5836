package io.mountaineer.world;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers of the machine to one process: it may act by these, and by nothing else. */
final class ProcessKnowledge {

  /** So many silent checks in a row prove a mount dead (spec, liveness). */
  private static final int SILENCES = 3;

  private final Map<String, Refusal> refusing = new HashMap<>();
  private final Map<String, Refusal> refusingApple = new HashMap<>();
  private final Set<String> answering = new HashSet<>();
  private final Map<String, ServerIdentity> identities = new HashMap<>();
  private final Map<Path, Integer> silences = new HashMap<>();
  private final Map<Path, OpenFiles> openFiles = new HashMap<>();
  private final Map<Path, Volumes.Occupant> occupants = new HashMap<>();
  private final Set<Path> made = new HashSet<>();
  private final Set<String> everSeen = new HashSet<>();
  private final List<String> endedHolds = new ArrayList<>();
  private final List<String> unwrittenEnds = new ArrayList<>();
  private final Set<Path> takenAway = new HashSet<>();
  private final Set<Mounter.Request> failed = new HashSet<>();
  private boolean lackedSession;
  private Set<String> lackingPassword = Set.of();
  private Set<Path> occupied = Set.of();
  private Optional<Config> config = Optional.empty();
  private Optional<MountTable> table = Optional.empty();

  /** Forgets what a new cycle must ask again: open files, and mounts. */
  void begins(World world) {
    config = Optional.of(world.config());
    lackedSession = !world.mac().faults().session();
    lackingPassword =
        Servers.names().stream()
            .filter(host -> world.mac().wouldAskForPassword(host))
            .collect(Collectors.toSet());
    occupied = Set.copyOf(world.files().bystanders());
    openFiles.clear();
    occupants.clear();
    made.clear();
    failed.clear();
    takenAway.clear();
    endedHolds.clear();
    answering.clear();
    table = Optional.empty();
  }

  /** Returns the shares in the config as it was when the cycle began. */
  List<Share> shares() {
    return config.map(Config::shares).orElse(List.of());
  }

  /** Returns whether the config that it goes by is not older than this one. */
  boolean knows(Config now) {
    return config.equals(Optional.of(now));
  }

  /** Records an obstacle; of two answers the later one counts. */
  void obstacleSeen(Optional<Failure> obstacle) {
    lackedSession = obstacle.filter(why -> why.kind() == Failure.Kind.NO_SESSION).isPresent();
  }

  /** Returns whether nothing could be mounted when the cycle began, for want of a session. */
  boolean lackedSession() {
    return lackedSession;
  }

  /**
   * Returns whether a mount by this host would have opened a password window when the cycle began.
   */
  boolean lackedPassword(String host) {
    return lackingPassword.contains(host);
  }

  /** Returns whether something that is not a mount stood at a volume path when the cycle began. */
  boolean wasOccupied(Path volumePath) {
    return occupied.contains(volumePath);
  }

  void probed(String host, Probe.Answer answer, boolean isUnplugged) {
    record(refusing, host, answer, isUnplugged);
  }

  void probedByApple(String host, Probe.Answer answer, boolean isUnplugged) {
    record(refusingApple, host, answer, isUnplugged);
  }

  /** Returns whether it answered at some time in this cycle. */
  boolean answered(String host) {
    return answering.contains(host);
  }

  /**
   * Kind of a host's silence.
   *
   * @param isRoute whether it was silent as a host is to which there is no route
   */
  private record Refusal(boolean isRoute, boolean isUnplugged) {

    /**
     * Returns whether the silence proves the host down: "no route" may also be what macOS says to
     * programs that it refuses the local network.
     */
    private boolean isProof() {
      return !isRoute || isUnplugged;
    }
  }

  /** Records who answered at a host; no answer proves nothing. */
  void identified(String host, ServerIdentity identity) {
    if (identity instanceof ServerIdentity.Known) {
      identities.put(host, identity);
    }
  }

  /**
   * Returns whether the last answer of a host was that of a server of none of these, and it is not
   * the one that has been at both addresses for two minutes.
   */
  boolean isStranger(String host, KnownServers servers, Instant now) {
    return identities.containsKey(host)
        && servers.isStranger(identities.get(host))
        && !isAtBoth(servers, now);
  }

  private static boolean isAtBoth(KnownServers servers, Instant now) {
    Collection<KnownServers.Sighting> strangers = servers.strangers().values();
    return strangers.size() == 2
        && strangers.stream().map(KnownServers.Sighting::guid).distinct().count() == 1
        && strangers.stream().noneMatch(each -> each.at().plusSeconds(120).isAfter(now));
  }

  /** Records an answer, unless it is no verdict on the host. */
  private void record(
      Map<String, Refusal> refusals, String host, Probe.Answer answer, boolean isUnplugged) {
    // A host refused by macOS may answer to a mount.
    if (answer.connected() || answer.refusedLocally()) {
      failed.removeIf(request -> request.host().equals(host));
    }
    if (answer.connected()) {
      refusals.remove(host);
      answering.add(host);
    } else {
      identities.remove(host);
    }
    if (!answer.connected() && answer.isVerdict()) {
      refusals.put(host, new Refusal(answer.refusedLocally(), isUnplugged));
    }
  }

  void checked(Path mount, Liveness.Result sign) {
    switch (sign.kind()) {
      case ALIVE, UNKNOWN -> silences.remove(mount);
      case SILENT -> silences.merge(mount, 1, Integer::sum);
      case DEAD -> silences.put(mount, SILENCES);
    }
  }

  /** Returns whether the last check found this mount alive, or no check was possible. */
  boolean heardFrom(Path mount) {
    return !silences.containsKey(mount);
  }

  void found(Path volumePath, Volumes.Occupant occupant) {
    occupants.put(volumePath, occupant);
  }

  /** Returns whether a mount there lands there, by what stood there when last looked. */
  boolean provesFree(Path volumePath) {
    Volumes.Occupant occupant = occupants.get(volumePath);
    return occupant == Volumes.Occupant.NOTHING || occupant == Volumes.Occupant.OUR_EMPTY_DIRECTORY;
  }

  void looked(Path mount, OpenFiles files) {
    openFiles.put(mount, files);
  }

  /**
   * Records that the process logged the end of a hold.
   *
   * @param isWritten whether the file can say so too
   */
  void holdEnds(String text, boolean isWritten) {
    endedHolds.add(text);
    if (!isWritten) {
      unwrittenEnds.add(text);
    }
  }

  /** Returns whether it saw in this cycle that the user has brought a share back, and logged it. */
  boolean endedHold(Share share) {
    return isAmong(endedHolds, share);
  }

  /** Returns whether it alone knows that a hold has ended: the disk was full then. */
  boolean endedHoldUnwritten(Share share) {
    return isAmong(unwrittenEnds, share);
  }

  private static boolean isAmong(List<String> holds, Share share) {
    return holds.stream().anyMatch(text -> text.contains("share=" + share.name() + " "));
  }

  void tookAwayFrom(Path mount) {
    takenAway.add(mount);
  }

  /** Returns whether the process itself took a mount away from there in this cycle. */
  boolean tookAway(Path mount) {
    return takenAway.contains(mount);
  }

  void mountFailed(Mounter.Request request) {
    failed.add(request);
  }

  /** Returns whether this mount failed in this cycle, and its host has not answered since. */
  boolean isSilentSinceFailure(Mounter.Request request) {
    return failed.contains(request);
  }

  void mounted(Path mount) {
    made.add(mount);
  }

  /** Returns whether the process itself made this mount in this cycle. */
  boolean made(Path mount) {
    return made.contains(mount);
  }

  void read(MountTable now) {
    table = Optional.of(now);
    if (now instanceof MountTable.Known known) {
      known.entries().stream()
          .flatMap(entry -> entry.smb().stream())
          .forEach(smb -> everSeen.add(CanonicalName.of(smb.share())));
    }
  }

  /** Returns whether a mount of this share was listed at some time since the process began. */
  boolean everSaw(Share share) {
    return everSeen.contains(CanonicalName.of(share.shareName()));
  }

  /** Returns whether both ways of probing the host failed. */
  boolean provesDown(String host) {
    Refusal one = refusing.get(host);
    Refusal other = refusingApple.get(host);
    return one != null && other != null && (one.isProof() || other.isProof());
  }

  /**
   * Returns whether the mount is proven dead; silence is enough sooner when the host is silent as
   * well.
   */
  boolean provesDead(Path mount, String host) {
    int inARow = silences.getOrDefault(mount, 0);
    boolean refused = refusing.containsKey(host) || refusingApple.containsKey(host);
    return inARow >= SILENCES || inARow > 0 && refused;
  }

  /** Returns whether open files were asked for in this cycle, and none were found. */
  boolean provesIdle(Path mount) {
    return openFiles.get(mount) instanceof OpenFiles.None;
  }

  /** Returns the mount table as last read in this cycle. */
  Optional<MountTable> table() {
    return table;
  }
}
