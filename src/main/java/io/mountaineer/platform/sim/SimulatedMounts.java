package io.mountaineer.platform.sim;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.NameForm;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mounts of the simulated Mac: who made them, and what macOS does about them on its own, which
 * is to remove their directories a moment after they have gone. Every change stands in the ledger
 * and is told as an event.
 */
final class SimulatedMounts implements MountTableReader, Volumes {

  private final SimulatedVolumes volumes;
  private final SimulatedPrograms programs;
  private final SimulatedFaults faults;
  private final SimulatedEvents events;
  private final Time time;
  private final Map<Path, Instant> removals = new HashMap<>();
  private final Set<Path> byHand = new HashSet<>();
  private final List<String> ledger = new ArrayList<>();

  SimulatedMounts(
      SimulatedVolumes volumes,
      SimulatedPrograms programs,
      SimulatedFaults faults,
      SimulatedEvents events,
      Time time) {
    this.volumes = volumes;
    this.programs = programs;
    this.faults = faults;
    this.events = events;
    this.time = time;
    // Directories that an earlier process left while macOS was about to remove them.
    volumes.emptyDirectories().forEach(this::removeSoon);
  }

  @Override
  public synchronized MountTable read() {
    settle();
    if (faults.mountTableUnreadable()) {
      return new MountTable.Unreadable("mount ended with 1");
    }
    return new MountTable.Known(volumes.entries());
  }

  /** The whole mount table, whether or not it can be read. */
  List<MountEntry> entries() {
    return volumes.entries();
  }

  /** Every SMB mount there is. */
  List<MountEntry> ofServers() {
    return entries().stream().filter(entry -> entry.smb().isPresent()).toList();
  }

  List<Path> paths() {
    return ofServers().stream().map(MountEntry::path).toList();
  }

  synchronized List<String> ledger() {
    return List.copyOf(ledger);
  }

  /**
   * Makes a mount for mountaineer.
   *
   * @throws IllegalStateException when it has mounted that share already
   */
  synchronized void attach(Request request) {
    settle();
    requireFirst(request.shareName());
    Path wanted = request.volumePath();
    if (faults.takeSuffix()) {
      wanted = wanted.resolveSibling(wanted.getFileName() + "-1");
    }
    Path at = volumes.attach(request.host(), request.shareName(), wanted);
    tell("mounted " + request.host() + "/" + request.shareName() + " at " + at.getFileName());
  }

  /** Makes a mount for somebody else. */
  synchronized Path attachByHand(String host, String share, Path wanted) {
    settle();
    Path at = volumes.attach(host, share, wanted);
    byHand.add(at);
    tell("mounted by hand " + host + "/" + share + " at " + at.getFileName());
    return at;
  }

  /** Takes a mount away, whoever uses it. */
  synchronized void detach(Path path, String how) {
    volumes.detach(path);
    byHand.remove(path);
    programs.lose(path);
    tell(how + " " + path.getFileName());
    if (!faults.mountPointsStay()) {
      removeSoon(path);
    }
  }

  /** Puts a leftover directory at a volume path. */
  synchronized void leave(Path path, boolean belongsToUser, boolean userMayRemove) {
    volumes.leave(path, belongsToUser, userMayRemove);
  }

  @Override
  public Occupant at(Path volumePath) {
    settle();
    return volumes.at(volumePath);
  }

  @Override
  public boolean removeEmptyDirectory(Path volumePath) {
    settle();
    return volumes.removeEmptyDirectory(volumePath);
  }

  private void requireFirst(String share) {
    for (MountEntry entry : volumes.entries()) {
      boolean same = entry.smb().filter(smb -> NameForm.same(smb.share(), share)).isPresent();
      if (same && !byHand.contains(entry.path())) {
        throw new IllegalStateException(
            "second mount of " + share + ", mounted already: " + entry.source());
      }
    }
  }

  private void tell(String what) {
    ledger.add(what);
    events.mountTableChanged();
  }

  private void removeSoon(Path path) {
    removals.put(path, time.now().plus(faults.mountPointLeavesAfter()));
  }

  /** Removes the directories that macOS has removed by now. */
  private synchronized void settle() {
    Set<Path> due = Set.copyOf(removals.keySet());
    for (Path path : due) {
      if (!time.now().isBefore(removals.get(path))) {
        removals.remove(path);
        volumes.removeMountPoint(path);
      }
    }
  }
}
