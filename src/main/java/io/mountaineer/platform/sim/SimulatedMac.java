package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Holder;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.NameForm;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Mac that does not exist: hosts and cables, a mount table with macOS's rules, programs that hold
 * files, and everything that goes wrong with them.
 *
 * <p>It is strict: a mount of a share that the caller mounted already is the caller's error and
 * throws. Beside a mount that somebody else made it lands on {@code CORE-1}, as on a Mac.
 */
public final class SimulatedMac implements Mounter, Liveness, OpenFilesFinder {

  private static final Duration MOUNT_LIMIT = Duration.ofSeconds(30);
  private static final Duration UNMOUNT_LIMIT = Duration.ofSeconds(15);
  private static final Duration STATFS_LIMIT = Duration.ofSeconds(2);
  private static final Duration LSOF_LIMIT = Duration.ofSeconds(10);

  private final Path folder;
  private final Time time;
  private final SimulatedVolumes volumes;
  private final SimulatedNetwork network;
  private final Map<Path, List<Holder>> holders = new HashMap<>();
  private final Map<Path, Instant> removals = new HashMap<>();
  private final Set<Path> byHand = new HashSet<>();
  private final List<String> ledger = new ArrayList<>();
  private final SimulatedFaults faults = new SimulatedFaults();
  private final SimulatedEvents events = new SimulatedEvents();

  /**
   * A Mac in a folder: {@code server/<host>/<share>} holds the files, and a file {@code
   * down/<host>} takes that host away.
   *
   * @param volumesRoot its {@code /Volumes}; never the real one
   */
  public SimulatedMac(Path folder, Path volumesRoot, int smbPort, Time time) {
    if (volumesRoot.startsWith("/Volumes")) {
      throw new IllegalArgumentException("a simulated Mac never touches " + volumesRoot);
    }
    this.folder = folder;
    this.time = time;
    this.network = new SimulatedNetwork(folder.resolve("down"), time);
    this.volumes = new SimulatedVolumes(volumesRoot, folder.resolve("server"), smbPort);
    // Directories that an earlier process left while macOS was about to remove them.
    volumes.emptyDirectories().forEach(this::removeSoon);
  }

  /** The machine as the engine sees it. */
  public Platform platform() {
    return platform(network::probeByJava, network::probeByApple, this);
  }

  /** The machine with a part replaced by a real one. */
  public Platform platform(Probe probe, Probe secondOpinion, OpenFilesFinder openFiles) {
    return new Platform(
        probe,
        secondOpinion,
        name -> host(name).addresses(),
        this::readMountTable,
        this,
        openFiles,
        this,
        settled(),
        new SimulatedFolders(this::mounts, mount -> check(mount).equals(Sign.alive())),
        events,
        time);
  }

  /** An address of the server; made when first asked for. */
  public SimulatedHost host(String name) {
    return network.host(name);
  }

  public SimulatedFaults faults() {
    return faults;
  }

  /** What it tells by itself: of its own mounts and unmounts, and whatever a test makes up. */
  public SimulatedEvents events() {
    return events;
  }

  /** Every mount and unmount so far, in order, such as {@code mounted 10.10.10.1/CORE at CORE}. */
  public synchronized List<String> ledger() {
    return List.copyOf(ledger);
  }

  /** The folder with the files of a share, as one host serves it. */
  public Path served(String host, String share) {
    return folder.resolve("server").resolve(host).resolve(share);
  }

  /** A program opens a file of a mount. */
  public synchronized void open(Path volumePath, Holder holder) {
    holders.computeIfAbsent(volumePath, path -> new ArrayList<>()).add(holder);
  }

  /** Every program closes its files. */
  public synchronized void closeAll() {
    holders.clear();
  }

  /** Somebody leaves a directory at a volume path. */
  public synchronized void leave(Path volumePath, boolean belongsToUser, boolean userMayRemove) {
    volumes.leave(volumePath, belongsToUser, userMayRemove);
  }

  /** Somebody else mounts a share, at {@code CORE-1} if something stands at {@code CORE}. */
  public synchronized Path mountByHand(String host, String share, Path wanted) {
    settle();
    Path at = volumes.attach(host, share, wanted);
    byHand.add(at);
    ledger.add("mounted by hand " + host + "/" + share + " at " + at.getFileName());
    events.mountTableChanged();
    return at;
  }

  /** The user ejects a volume in Finder, or macOS drops it around sleep. */
  public synchronized void eject(Path volumePath) {
    detach(volumePath, "ejected");
  }

  public synchronized MountTable readMountTable() {
    settle();
    if (faults.mountTableUnreadable()) {
      return new MountTable.Unreadable("mount ended with 1");
    }
    return new MountTable.Known(volumes.entries());
  }

  @Override
  public Optional<Failure> mount(Request request) {
    SimulatedHost host = host(request.host());
    if (!network.isUp(host)) {
      return Optional.of(
          new Failure(Failure.Kind.UNREACHABLE, host.name() + " does not answer", ""));
    }
    if (host.mountsHang()) {
      time.pause(MOUNT_LIMIT);
      return Optional.of(Failure.of(Failure.Kind.TIMED_OUT, "osascript did not end in time"));
    }
    time.pause(host.mountTakes());
    return host.mountFailure().isPresent() ? host.mountFailure() : attach(request);
  }

  private synchronized Optional<Failure> attach(Request request) {
    settle();
    for (MountEntry entry : volumes.entries()) {
      boolean same =
          entry.smb().filter(smb -> NameForm.same(smb.share(), request.shareName())).isPresent();
      if (same && !byHand.contains(entry.path())) {
        throw new IllegalStateException(
            "second mount of " + request.shareName() + ", mounted already: " + entry.source());
      }
    }
    Path wanted =
        faults.takeSuffix()
            ? request.volumePath().resolveSibling(request.volumePath().getFileName() + "-1")
            : request.volumePath();
    Path at = volumes.attach(request.host(), request.shareName(), wanted);
    ledger.add("mounted " + request.host() + "/" + request.shareName() + " at " + at.getFileName());
    events.mountTableChanged();
    return Optional.empty();
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    if (!volumes.entries().contains(entry)) {
      return new UnmountResult.Gone();
    }
    SimulatedHost host = host(entry.smb().orElseThrow().host());
    boolean held;
    synchronized (this) {
      held = holders.containsKey(entry.path());
    }
    if (!force && !network.isUp(host)) {
      time.pause(UNMOUNT_LIMIT);
      return failed(Failure.Kind.TIMED_OUT, "diskutil did not end in time");
    }
    if (!force && held) {
      return new UnmountResult.Busy("Resource busy");
    }
    if (faults.unmountFails()) {
      return failed(Failure.Kind.UNKNOWN, "Unmount failed for " + entry.path());
    }
    if (!faults.unmountLies()) {
      detach(entry.path(), force ? "unmounted by force" : "unmounted");
    }
    return new UnmountResult.Gone();
  }

  private synchronized void detach(Path path, String how) {
    volumes.detach(path);
    byHand.remove(path);
    holders.remove(path);
    ledger.add(how + " " + path.getFileName());
    events.mountTableChanged();
    if (!faults.mountPointsStay()) {
      removeSoon(path);
    }
  }

  private void removeSoon(Path path) {
    removals.put(path, time.now().plus(faults.mountPointLeavesAfter()));
  }

  @Override
  public Sign check(Path volumePath) {
    Optional<SimulatedHost> host = hostOf(volumePath);
    if (host.isEmpty()) {
      return Sign.dead("not mounted");
    }
    if (host.get().statfsError().isPresent()) {
      return Sign.dead(host.get().statfsError().get());
    }
    if (host.get().statfsHangs() || !network.isUp(host.get())) {
      time.pause(STATFS_LIMIT);
      return Sign.silent();
    }
    return Sign.alive();
  }

  @Override
  public OpenFiles look(Path volumePath) {
    if (faults.lsofHangs()) {
      time.pause(LSOF_LIMIT);
      return new OpenFiles.Unknown("lsof did not end in time");
    }
    if (faults.lsofFails()) {
      return new OpenFiles.Unknown("lsof ended with 1");
    }
    return lookWithoutTouching(volumePath);
  }

  @Override
  public synchronized OpenFiles lookWithoutTouching(Path volumePath) {
    return OpenFiles.of(holders.getOrDefault(volumePath, List.of()));
  }

  /** Every SMB mount there is, whether or not the mount table can be read. */
  public List<MountEntry> mounted() {
    return volumes.entries().stream().filter(entry -> entry.smb().isPresent()).toList();
  }

  private List<Path> mounts() {
    return mounted().stream().map(MountEntry::path).toList();
  }

  private Optional<SimulatedHost> hostOf(Path volumePath) {
    return volumes.entries().stream()
        .filter(entry -> entry.path().equals(volumePath))
        .findFirst()
        .flatMap(MountEntry::smb)
        .map(smb -> host(smb.host()));
  }

  private synchronized void settle() {
    Set<Path> due = Set.copyOf(removals.keySet());
    for (Path path : due) {
      if (!time.now().isBefore(removals.get(path))) {
        removals.remove(path);
        volumes.removeMountPoint(path);
      }
    }
  }

  private Volumes settled() {
    return new Volumes() {
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
    };
  }

  private static UnmountResult failed(Failure.Kind kind, String message) {
    return new UnmountResult.Failed(Failure.of(kind, message));
  }
}
