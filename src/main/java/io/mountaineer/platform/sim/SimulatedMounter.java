package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Time;
import java.time.Duration;
import java.util.Optional;

/** The simulated {@code osascript} and {@code diskutil}. */
final class SimulatedMounter implements Mounter {

  private static final Duration MOUNT_LIMIT = Duration.ofSeconds(30);
  private static final Duration UNMOUNT_LIMIT = Duration.ofSeconds(15);

  private final SimulatedNetwork network;
  private final SimulatedMounts mounts;
  private final SimulatedPrograms programs;
  private final SimulatedFaults faults;
  private final Time time;

  SimulatedMounter(
      SimulatedNetwork network,
      SimulatedMounts mounts,
      SimulatedPrograms programs,
      SimulatedFaults faults,
      Time time) {
    this.network = network;
    this.mounts = mounts;
    this.programs = programs;
    this.faults = faults;
    this.time = time;
  }

  @Override
  public Optional<Failure> obstacle(Request request) {
    return Optional.empty();
  }

  @Override
  public Optional<Failure> mount(Request request) {
    SimulatedHost host = network.host(request.host());
    if (!network.isUp(host)) {
      return Optional.of(
          new Failure(Failure.Kind.UNREACHABLE, host.name() + " does not answer", ""));
    }
    if (host.mountsHang()) {
      time.pause(MOUNT_LIMIT);
      return Optional.of(Failure.of(Failure.Kind.TIMED_OUT, "osascript did not end in time"));
    }
    time.pause(host.mountTakes());
    if (host.mountFailure().isPresent()) {
      return host.mountFailure();
    }
    mounts.attach(request);
    return Optional.empty();
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    if (!mounts.entries().contains(entry)) {
      return new UnmountResult.Gone();
    }
    SimulatedHost host = network.host(entry.smb().orElseThrow().host());
    if (!force && !network.isUp(host)) {
      time.pause(UNMOUNT_LIMIT);
      return failed(Failure.Kind.TIMED_OUT, "diskutil did not end in time");
    }
    if (!force && programs.hold(entry.path())) {
      return new UnmountResult.Busy("Resource busy");
    }
    if (faults.unmountFails()) {
      return failed(Failure.Kind.UNKNOWN, "Unmount failed for " + entry.path());
    }
    if (!faults.unmountLies()) {
      mounts.detach(entry.path(), force ? "unmounted by force" : "unmounted");
    }
    return new UnmountResult.Gone();
  }

  private static UnmountResult failed(Failure.Kind kind, String message) {
    return new UnmountResult.Failed(Failure.of(kind, message));
  }
}
