package io.mountaineer.platform.sim;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Liveness.Result;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.ServerFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Simulated Mac: hosts and cables, a mount table with macOS's rules, programs that hold files, and
 * everything that goes wrong with them.
 *
 * <p>It is strict: a mount of a share that the caller mounted already is the caller's error and
 * throws. Beside a mount made by hand it lands on {@code CORE-1}, as on a Mac.
 */
public final class SimulatedMac {

  private final Path folder;
  private final Clock clock;
  private final SimulatedFaults faults = new SimulatedFaults();
  private final SimulatedEvents events = new SimulatedEvents();
  private final SimulatedNetwork network;
  private final SimulatedPrograms programs;
  private final SimulatedMounts mounts;

  /**
   * Makes a Mac in a folder: {@code server/<host>/<share>} holds the files, and a file {@code
   * down/<host>} takes that host away.
   *
   * @param volumesRoot its {@code /Volumes}; never the real one
   */
  public SimulatedMac(Path folder, Path volumesRoot, int smbPort, Clock clock) {
    if (volumesRoot.startsWith("/Volumes")) {
      throw new IllegalArgumentException("a simulated Mac never touches " + volumesRoot);
    }
    this.folder = folder;
    this.clock = clock;
    this.network = new SimulatedNetwork(folder.resolve("down"), clock);
    this.programs = new SimulatedPrograms(faults, clock);
    SimulatedVolumes volumes = new SimulatedVolumes(volumesRoot, folder.resolve("server"), smbPort);
    this.mounts = new SimulatedMounts(network, volumes, programs, faults, events, clock);
  }

  /** Returns the machine as the engine sees it. */
  public Platform platform() {
    return platform(network::probeByJava, network::probeByApple, programs);
  }

  /** Returns the machine with parts replaced by real ones. */
  public Platform platform(Probe probe, Probe alternateProbe, OpenFilesFinder openFiles) {
    SimulatedLiveness liveness = new SimulatedLiveness(network, mounts, clock);
    network.serving(liveness::hostOf);
    return new Platform(
        probe,
        alternateProbe,
        network.names(),
        network::identityOf,
        network,
        mounts,
        liveness,
        openFiles,
        new SimulatedMounter(network, mounts, programs, faults, clock),
        mounts,
        new SimulatedFolders(mounts::paths, mount -> liveness.check(mount).equals(Result.alive())),
        events,
        MountOwner.USER::equals,
        new SimulatedRoutes(network),
        faults::darkWake,
        clock);
  }

  /** Returns the finder of its servers: every host that has files announces itself. */
  public ServerFinder servers() {
    return new SimulatedServers(folder.resolve("server"), network);
  }

  /** Returns an address of the server; made when first asked for. */
  public SimulatedHost host(String name) {
    return network.host(name);
  }

  /** Makes the interface that leads to this address that of the Thunderbolt cable. */
  public void thunderbolt(String host) {
    network.thunderbolt(host);
  }

  public SimulatedFaults faults() {
    return faults;
  }

  /** Returns its events: its own mounts and unmounts, and those that a test makes up. */
  public SimulatedEvents events() {
    return events;
  }

  /** Reports a change of the link by which a host is reached. */
  public void linkChanged(String host) {
    events.networkChanged(host(host).networkInterface() + "/Link");
  }

  /**
   * Returns every mount and unmount so far, in order, such as {@code mounted 10.10.10.1/CORE at
   * CORE}.
   */
  public List<String> ledger() {
    return mounts.ledger();
  }

  /** Returns the folder with the files of a share, as one host serves it. */
  public Path served(String host, String share) {
    return folder.resolve("server").resolve(host).resolve(share);
  }

  /** Opens a file of a mount, as a program does. */
  public void open(Path volumePath, Holder holder) {
    programs.open(volumePath, holder);
  }

  /** Closes the files of every program. */
  public void closeAll() {
    programs.closeAll();
  }

  /** Puts a leftover directory at a volume path. */
  public void leave(Path volumePath, boolean belongsToUser, boolean userMayRemove) {
    mounts.leave(volumePath, belongsToUser, userMayRemove);
  }

  /** Mounts a share by hand, at {@code CORE-1} if something stands at {@code CORE}. */
  public Path mountByHand(String host, String share, Path wanted) {
    return mountFor(MountOwner.ourUser(), host, share, wanted);
  }

  /** Mounts a share by hand for any owner, anywhere. */
  public Path mountFor(MountOwner owner, String host, String share, Path wanted) {
    return mounts.attachByHand(owner, host, share, wanted);
  }

  /** Adds a spelling of a host's name, such as that of its Bonjour service. */
  public void spell(String spelling, String name) {
    network.spell(spelling, name);
  }

  /** Returns whether the mount at a path works, whatever its liveness check says. */
  public boolean isAlive(Path path) {
    return server(path)
        .filter(host -> host.sessionsGoOn() || !host.statfsHangs())
        .filter(host -> host.statfsError().isEmpty())
        .isPresent();
  }

  /**
   * Returns whether {@code df} of the mount at a path is answered without a question to its server.
   */
  public boolean isAnsweredFromCache(Path path) {
    return server(path).filter(SimulatedHost::statfsIsCached).isPresent();
  }

  private Optional<SimulatedHost> server(Path path) {
    return mounts.ofServers().stream()
        .filter(entry -> entry.path().equals(path))
        .flatMap(entry -> entry.smb().stream())
        .map(smb -> host(smb.host()))
        .findFirst();
  }

  /** Returns whether two names lead to one address, as the kernel compares them. */
  public boolean isSameAddress(String one, String other) {
    return network.isSameAddress(one, other);
  }

  /** Returns whether a mount by this host opens a window that asks for the password. */
  public boolean wouldAskForPassword(String host) {
    return !host(host).savedPassword() && !mounts.hasSession(host);
  }

  /** Returns whether mountaineer asked for the mount at this path. */
  public boolean isByMountaineer(Path path) {
    return mounts.isByMountaineer(path);
  }

  /**
   * Sets which mounts are of the server that is asked for another one. Mounts of two servers are
   * never a second mount, whatever their shares are called; without this all are of one server.
   */
  public void distinguishServers(BiPredicate<SmbSource, Mounter.Request> isOneServer) {
    mounts.distinguishServers(isOneServer);
  }

  /** Returns the mounts of mountaineer beside another of the same share; expected none. */
  public List<String> secondMounts() {
    return mounts.secondMounts();
  }

  /** Returns whether a request may still be fulfilled. */
  public boolean hasPendingWork() {
    return !mounts.pending().isEmpty();
  }

  /** Cancels all requests so far. */
  public void cancelPendingWork() {
    mounts.pending().cancel();
  }

  /** Ejects a volume, as the user in Finder or macOS around sleep. */
  public void eject(Path volumePath) {
    mounts.detach(volumePath, "ejected");
  }

  /** Returns the mount table as the engine reads it now. */
  public MountTable readMountTable() {
    return mounts.read();
  }

  /** Returns every SMB mount there is, whether or not the mount table can be read. */
  public List<MountEntry> mounted() {
    return mounts.ofServers();
  }
}
