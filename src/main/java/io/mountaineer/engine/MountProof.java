package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareMounts.Stray;
import io.mountaineer.core.UnmountMode;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Proof of a new mount's host, path and life. What fails it is undone where that is safe. */
final class MountProof {

  private final Platform platform;
  private final VerifiedUnmount unmounting;
  private final MountHealthTracker liveness;
  private final HostQuestion hosts;

  MountProof(
      Platform platform,
      VerifiedUnmount unmounting,
      MountHealthTracker liveness,
      HostQuestion hosts) {
    this.platform = platform;
    this.unmounting = unmounting;
    this.liveness = liveness;
    this.hosts = hosts;
  }

  /**
   * Returns why the new mount is not proven; empty if it is. Of several new strays the one that the
   * system says it made goes, and no other.
   */
  Optional<Failure> of(ShareTarget target, Interface to, ShareMounts after, MountResult result) {
    List<Stray> ours = after.strays().stream().filter(stray -> isAt(stray, result)).toList();
    if (ours.isEmpty()) {
      return of(target, to, after);
    }
    Failure misplaced = undo(target, ours);
    return after.status() instanceof Mounted ? of(target, to, after) : Optional.of(misplaced);
  }

  /** Returns why what is mounted is not the share by this interface, alive; empty if it is. */
  Optional<Failure> of(ShareTarget target, Interface to, ShareMounts after) {
    List<Stray> byThisHost = after.straysBy(to);
    if (!byThisHost.isEmpty() && after.status() instanceof MountStatus.NotMounted) {
      return Optional.of(undo(target, byThisHost));
    }
    if (!(after.status() instanceof Mounted mounted)) {
      return Optional.of(inTheWay(target, after));
    }
    return isBy(target.share().host(to), mounted)
        ? proveLife(target, mounted)
        : Optional.of(
            Failure.of(
                Kind.PATH_OCCUPIED, "another program mounted it over " + mounted.serverHost()));
  }

  /** A mount by another name that was made in these seconds is not the one that was asked for. */
  private static boolean isBy(String host, Mounted mounted) {
    return ServerMatcher.same(mounted.serverHost(), host);
  }

  /** The mount table has to list the share where the system says that it mounted it. */
  private static boolean isAt(Stray stray, MountResult result) {
    return result.elsewhere().filter(stray.entry().path()::equals).isPresent();
  }

  private Failure undo(ShareTarget target, List<Stray> strays) {
    boolean undone =
        strays.stream()
            .map(
                stray ->
                    unmounting.release(
                        target, stray.entry(), UnmountMode.IF_IDLE, Evidence.none(target.asked())))
            .allMatch(result -> result instanceof VerifiedUnmount.Result.Gone);
    Path landed = strays.get(0).entry().path();
    return new Failure(
        Kind.PATH_OCCUPIED,
        "macOS mounted it at "
            + landed
            + (undone ? ", removed again" : ", which could not be undone"),
        "check what is at " + target.volumePath());
  }

  private Optional<Failure> proveLife(ShareTarget target, Mounted mounted) {
    MountEntry mount = mounted.entry();
    int port = target.settings().smbPort();
    // What has just been mounted has answered: there is no older answer that df could give.
    Server fresh = new Server(mounted.serverHost(), port, HostHealth.up("it was just mounted"));
    MountHealth health = liveness.check(mount, fresh, true);
    BothClocks asked = BothClocks.now(platform.clock());
    HostHealth host =
        health.isAlive()
            ? HostHealth.up("alive")
            : hosts.verdict(mounted.serverHost(), target.settings());
    if (health.state() == MountHealth.State.SILENT && !health.isDead(host)) {
      health = liveness.checkUntilDecided(mount, new Server(mounted.serverHost(), port, host));
    }
    if (!health.isDead(host)) {
      return Optional.empty();
    }
    Server lost = new Server(mounted.serverHost(), port, host);
    return Optional.of(undoDead(target, mounted, health, Evidence.none(asked).withLost(lost)));
  }

  private Failure undoDead(
      ShareTarget target, Mounted mounted, MountHealth health, Evidence evidence) {
    VerifiedUnmount.Result result =
        unmounting.release(target, mounted.entry(), UnmountMode.FORCE, evidence);
    String dead = "the new mount is dead (" + health.detail() + ")";
    if (isNotPermitted(result)) {
      return Failure.of(Kind.PERMISSION, dead + ", and macOS does not let it be unmounted");
    }
    boolean isUndone = result instanceof VerifiedUnmount.Result.Gone;
    return Failure.of(Kind.UNREACHABLE, dead + (isUndone ? ", removed again" : ""));
  }

  /** Somebody else made it in these seconds: another try would meet it again. */
  private static boolean isNotPermitted(VerifiedUnmount.Result result) {
    return result instanceof VerifiedUnmount.Result.Failed failed
        && failed.failure().kind() == Kind.PERMISSION;
  }

  /** Returns the failure of a mount in whose place, or beside which, another one stands. */
  static Failure inTheWay(ShareTarget target, ShareMounts mounts) {
    if (mounts.status() instanceof MountStatus.Unknown unknown) {
      return Failure.of(Kind.UNKNOWN, unknown.why());
    }
    Path where =
        mounts.status() instanceof MountStatus.NotMounted
            ? mounts.strays().get(0).entry().path()
            : target.volumePath();
    return Failure.of(Kind.PATH_OCCUPIED, "another mount appeared at " + where);
  }
}
