package io.mountaineer.platform.sim;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Mounts of the simulated Mac, with their makers and the acts of macOS by itself: it removes their
 * directories a moment after they have gone, and goes on with the request of a tool that is dead.
 * Every change stands in the ledger and is reported as an event.
 */
final class SimulatedMounts implements MountTableReader, Volumes {

  private final SimulatedNetwork network;
  private final SimulatedVolumes volumes;
  private final SimulatedPrograms programs;
  private final SimulatedFaults faults;
  private final SimulatedEvents events;
  private final Clock clock;
  private final PendingWork pending;
  private final Map<Path, Instant> removals = new HashMap<>();
  private final Set<Path> byMountaineer = new HashSet<>();

  /** Mounts that a user made, and those beside which a user made one: no fault of mountaineer. */
  private final Set<Path> byHand = new HashSet<>();

  private final List<String> ledger = new ArrayList<>();
  private final List<String> secondMounts = new ArrayList<>();
  private BiPredicate<SmbSource, Request> isOneServer = (mounted, asked) -> true;

  SimulatedMounts(
      SimulatedNetwork network,
      SimulatedVolumes volumes,
      SimulatedPrograms programs,
      SimulatedFaults faults,
      SimulatedEvents events,
      Clock clock) {
    this.network = network;
    this.volumes = volumes;
    this.programs = programs;
    this.faults = faults;
    this.events = events;
    this.clock = clock;
    this.pending = new PendingWork(clock);
    // Directories that an earlier process left while macOS was about to remove them.
    volumes.emptyDirectories().forEach(this::removeSoon);
  }

  /** Returns the requests that macOS fulfils, whatever became of the process that asked. */
  PendingWork pending() {
    return pending;
  }

  @Override
  public synchronized MountTable read() {
    settle();
    if (faults.mountTableUnreadable()) {
      return new MountTable.Unreadable("mount ended with 1");
    }
    return new MountTable.Known(volumes.entries());
  }

  /** Returns the whole mount table, whether or not it can be read. */
  synchronized List<MountEntry> entries() {
    settle();
    return volumes.entries();
  }

  /** Returns every SMB mount there is. */
  List<MountEntry> ofServers() {
    return entries().stream().filter(entry -> entry.smb().isPresent()).toList();
  }

  List<Path> paths() {
    return ofServers().stream().map(MountEntry::path).toList();
  }

  synchronized List<String> ledger() {
    return List.copyOf(ledger);
  }

  MountOwner owner(Path path) {
    return volumes.owner(path);
  }

  synchronized void distinguishServers(BiPredicate<SmbSource, Request> sameServer) {
    isOneServer = sameServer;
  }

  /** Returns whether mountaineer asked for this mount. */
  synchronized boolean isByMountaineer(Path path) {
    return byMountaineer.contains(path);
  }

  /**
   * Makes a mount for mountaineer. A mount of the same user, server and share that stands elsewhere
   * is macOS's answer to it, and nothing new appears (SMBClient, ctx.c already_mounted()).
   */
  synchronized void attach(Request request) {
    removeWhatIsDue();
    if (isMounted(request)) {
      ledger.add("there already: " + request.host() + "/" + request.shareName());
      return;
    }
    other(request).ifPresent(first -> secondMounts.add(request + " beside " + first.source()));
    Path wanted = request.volumePath();
    boolean suffixed = faults.takeSuffix();
    Path landed =
        volumes.attach(
            MountOwner.ourUser(),
            request.host(),
            request.port(),
            request.shareName(),
            wanted,
            at -> suffixed && at.equals(wanted));
    byMountaineer.add(landed);
    if (!landed.equals(wanted) && !suffixed) {
      byHand.add(landed); // A hand was faster, and has the place.
    }
    changed(
        "mounted " + request.host() + "/" + request.shareName() + " at " + landed.getFileName());
  }

  /** Makes a mount for another user, who sees the mounts of the share that are there. */
  synchronized Path attachByHand(MountOwner owner, String host, String share, Path wanted) {
    settle();
    volumes.entries().stream()
        .filter(
            entry -> entry.smb().filter(smb -> CanonicalName.same(smb.share(), share)).isPresent())
        .forEach(entry -> byHand.add(entry.path()));
    Path landed = volumes.attach(owner, host, volumes.port(), share, wanted, at -> false);
    byHand.add(landed);
    String whose = owner.equals(MountOwner.ourUser()) ? "" : " for " + owner;
    changed("mounted by hand " + host + "/" + share + " at " + landed.getFileName() + whose);
    return landed;
  }

  /** Takes a mount away, whatever uses it. */
  synchronized void detach(Path path, String how) {
    volumes.detach(path);
    byHand.remove(path);
    byMountaineer.remove(path);
    programs.lose(path);
    changed(how + " " + path.getFileName());
    if (!faults.mountPointsStay()) {
      removeSoon(path);
    }
  }

  /** Puts a leftover directory at a volume path. */
  synchronized void leave(Path path, boolean belongsToUser, boolean userMayRemove) {
    volumes.leave(path, belongsToUser, userMayRemove);
  }

  @Override
  public synchronized Occupant at(Path volumePath) {
    settle();
    return volumes.at(volumePath);
  }

  @Override
  public synchronized boolean removeEmptyDirectory(Path volumePath) {
    settle();
    return volumes.removeEmptyDirectory(volumePath);
  }

  /**
   * Returns whether a mount of our user by this very name is there, whose login serves for others.
   */
  synchronized boolean hasSession(String host) {
    return volumes.entries().stream()
        .filter(entry -> volumes.owner(entry.path()).isOurUser())
        .flatMap(entry -> entry.smb().stream())
        .anyMatch(smb -> network.host(smb.host()) == network.host(host));
  }

  /** Mounts that are hidden from people are compared with their like alone. */
  private boolean isMounted(Request request) {
    return volumes.entries().stream()
        .filter(entry -> volumes.owner(entry.path()).isOurUser() && !entry.nobrowse())
        .flatMap(entry -> entry.smb().stream())
        .filter(smb -> CanonicalName.same(smb.share(), request.shareName()))
        .filter(smb -> smb.port() == request.port())
        .anyMatch(smb -> network.isSameAddress(smb.host(), request.host()));
  }

  /**
   * Called before mountaineer asks for a mount.
   *
   * @throws IllegalStateException when it has mounted that share already
   */
  synchronized void requireFirst(Request request) {
    settle();
    Optional<MountEntry> first = other(request);
    if (first.isPresent()) {
      throw new IllegalStateException(
          "second mount of " + request.shareName() + ", mounted already: " + first.get().source());
    }
  }

  /** Returns the mounts of mountaineer that came beside another of the same share. */
  synchronized List<String> secondMounts() {
    return List.copyOf(secondMounts);
  }

  private synchronized Optional<MountEntry> other(Request request) {
    return volumes.entries().stream()
        .filter(entry -> entry.smb().filter(smb -> isSameShare(smb, request)).isPresent())
        .filter(entry -> !byHand.contains(entry.path()))
        .findFirst();
  }

  private boolean isSameShare(SmbSource smb, Request request) {
    return CanonicalName.same(smb.share(), request.shareName())
        && smb.port() == request.port()
        && isOneServer.test(smb, request);
  }

  private void changed(String what) {
    ledger.add(what);
    events.mountTableChanged();
  }

  private void removeSoon(Path path) {
    removals.put(path, clock.now().plus(faults.mountPointLeavesAfter()));
  }

  /** Does the work that macOS has done by now. */
  private synchronized void settle() {
    pending.doWhatIsDue();
    removeWhatIsDue();
  }

  private void removeWhatIsDue() {
    Set<Path> due = Set.copyOf(removals.keySet());
    for (Path path : due) {
      if (!clock.now().isBefore(removals.get(path))) {
        removals.remove(path);
        volumes.removeMountPoint(path);
      }
    }
  }
}
