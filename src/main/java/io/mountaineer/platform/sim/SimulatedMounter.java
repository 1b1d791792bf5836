package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Mounter;
import java.time.Duration;
import java.util.Optional;

/**
 * Simulated {@code osascript} and {@code diskutil}. Both only ask macOS, which goes on when they
 * have run into their limits or are killed.
 */
final class SimulatedMounter implements Mounter {

  private static final Duration UNMOUNT_LIMIT = Duration.ofSeconds(15);

  private final SimulatedNetwork network;
  private final SimulatedMounts mounts;
  private final SimulatedPrograms programs;
  private final SimulatedFaults faults;
  private final Clock clock;

  SimulatedMounter(
      SimulatedNetwork network,
      SimulatedMounts mounts,
      SimulatedPrograms programs,
      SimulatedFaults faults,
      Clock clock) {
    this.network = network;
    this.mounts = mounts;
    this.programs = programs;
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public Optional<Failure> obstacle(Request request) {
    if (!faults.session()) {
      return Optional.of(
          Failure.of(Failure.Kind.NO_SESSION, "this session has no screen to mount from"));
    }
    return request.interactive() || request.loggedIn() || hasSavedPassword(request)
        ? Optional.empty()
        : Optional.of(
            Failure.of(Failure.Kind.NO_PASSWORD, "no saved password for " + request.host()));
  }

  private boolean hasSavedPassword(Request request) {
    return network.host(request.host()).savedPassword();
  }

  private boolean asksForPassword(Request request) {
    return !hasSavedPassword(request) && !mounts.hasSession(request.host());
  }

  @Override
  public MountResult mount(Request request) {
    String login = network.host(request.host()).savedLogin();
    return MountResult.of(failure(request)).withLogin(Optional.of(login));
  }

  @Override
  public Optional<String> savedLogin(String host, String username) {
    return Optional.of(network.host(host).savedLogin());
  }

  private Optional<Failure> failure(Request request) {
    mounts.requireFirst(request);
    SimulatedHost host = network.host(request.host());
    if (!network.isUp(host)) {
      return unreachable(host);
    }
    Optional<Failure> obstacle = obstacle(request);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    if (asksForPassword(request) || host.mountsHang()) {
      clock.pause(request.limit());
      return Optional.of(Failure.of(Failure.Kind.TIMED_OUT, "osascript did not end in time"));
    }
    if (host.mountFailure().isPresent()) {
      clock.pause(host.mountTakes());
      return host.mountFailure();
    }
    Duration listed = host.mountTakes().plus(faults.listedAfter());
    PendingWork.Item landing = mounts.pending().after(listed, () -> land(request, host));
    boolean isListed = awaited(landing, host.mountTakes(), request.limit());
    if (!isListed && host.mountTakes().compareTo(request.limit()) > 0) {
      return Optional.of(Failure.of(Failure.Kind.TIMED_OUT, "osascript did not end in time"));
    }
    return network.isUp(host) ? Optional.empty() : unreachable(host);
  }

  private void land(Request request, SimulatedHost host) {
    if (network.isUp(host)) {
      mounts.attach(request);
    }
  }

  private static Optional<Failure> unreachable(SimulatedHost host) {
    return Optional.of(new Failure(Failure.Kind.UNREACHABLE, host.name() + " does not answer", ""));
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    if (!mounts.entries().contains(entry)) {
      return new UnmountResult.Gone(mounts.read());
    }
    if (!mounts.owner(entry.path()).isOurUser()) {
      return failed(Failure.Kind.PERMISSION, "Operation not permitted");
    }
    SimulatedHost host = network.host(entry.smb().orElseThrow().host());
    if (!force && !network.isUp(host) && !host.sessionsGoOn()) {
      clock.pause(UNMOUNT_LIMIT);
      return failed(Failure.Kind.TIMED_OUT, "diskutil did not end in time");
    }
    if (!force && programs.hold(entry.path())) {
      return new UnmountResult.Busy("Resource busy");
    }
    if (faults.unmountFails()) {
      return failed(Failure.Kind.UNKNOWN, "Unmount failed for " + entry.path());
    }
    if (faults.unmountLies()) {
      return new UnmountResult.Gone(mounts.read());
    }
    PendingWork.Item leaving =
        mounts.pending().after(faults.unmountTakes(), () -> leave(entry, force));
    return awaited(leaving, faults.unmountTakes(), UNMOUNT_LIMIT)
        ? new UnmountResult.Gone(mounts.read())
        : failed(Failure.Kind.TIMED_OUT, "diskutil did not end in time");
  }

  /** A file opened meanwhile keeps a mount that is not forced. */
  private void leave(MountEntry entry, boolean force) {
    boolean there = mounts.entries().contains(entry);
    if (there && (force || !programs.hold(entry.path()))) {
      mounts.detach(entry.path(), force ? "unmounted by force" : "unmounted");
    }
  }

  /** Waits for work of macOS, and lets the world go on meanwhile. */
  private boolean awaited(PendingWork.Item work, Duration takes, Duration limit) {
    Duration wait = takes.compareTo(limit) < 0 ? takes : limit;
    Duration half = wait.dividedBy(2);
    if (!wait.isZero()) {
      clock.pause(half);
      faults.duringTool();
      clock.pause(wait.minus(half));
    }
    return work.isDone();
  }

  private static UnmountResult failed(Failure.Kind kind, String message) {
    return new UnmountResult.Failed(Failure.of(kind, message));
  }
}
