package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Failure;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareMounts.Stray;
import io.mountaineer.core.UnmountMode;
import io.mountaineer.platform.Platform;
import java.util.List;
import java.util.Optional;

/**
 * Executor of decisions, automatic ones and the user's alike. Two mounts of a share at a time are
 * never allowed: an unmount is proven before the next mount begins. And nothing that works is taken
 * away for a mount that is known to be impossible.
 */
final class DecisionExecutor {

  private final Platform platform;
  private final Preconditions preconditions;
  private final MountHealthTracker liveness;
  private final VerifiedUnmount unmounting;
  private final VerifiedMount mounting;

  DecisionExecutor(Platform platform, Workers workers, MountHealthTracker liveness, EventLog log) {
    this.platform = platform;
    this.preconditions = new Preconditions(platform);
    this.liveness = liveness;
    HostQuestion hosts = new HostQuestion(platform, workers);
    Recheck recheck = new Recheck(platform, workers, liveness, hosts);
    this.unmounting = new VerifiedUnmount(platform, workers, liveness, log, recheck);
    MountProof proof = new MountProof(platform, unmounting, liveness, hosts);
    this.mounting = new VerifiedMount(platform, hosts, proof, log);
  }

  Outcome execute(ShareTarget target, Decision decision) {
    if (decision instanceof Decision.Mount mount) {
      return unlessImpossible(
          target, mount.to(), () -> mount(target, mount.to(), Optional.empty()));
    }
    if (decision instanceof Decision.Move move) {
      return unlessImpossible(target, move.to(), () -> move(target, move));
    }
    if (decision instanceof Decision.RemoveStrays undo) {
      return undo(target, undo);
    }
    if (decision instanceof Decision.Unmount unmount) {
      return releaseAll(target, unmount).orElseGet(() -> Outcome.Done.with(Optional.empty()));
    }
    return new Outcome.Unchanged();
  }

  private Outcome unlessImpossible(ShareTarget target, Interface to, Act act) {
    return preconditions.obstacle(target, to).map(why -> unmoved(target, why)).orElseGet(act::run);
  }

  private static Outcome unmoved(ShareTarget target, Failure why) {
    return new Outcome.Failed(why, target.seen().mount().via(), false);
  }

  private Outcome move(ShareTarget target, Decision.Move move) {
    List<Stray> answering = target.seen().mounts().straysBy(move.to());
    Optional<Outcome> stuck =
        release(target, answering, UnmountMode.IF_IDLE, Optional.of(move.to()));
    return stuck
        .map(why -> besideStray(target, move.to(), why))
        .orElseGet(() -> replace(target, move));
  }

  /** In place of a proper mount, macOS would give back the stray by that address. */
  private static Outcome besideStray(ShareTarget target, Interface to, Outcome stuck) {
    Failure general = target.seen().mounts().besideStray(to).orElseThrow();
    String why = stuck instanceof Outcome.Busy busy ? busy.files().toString() : "it stays mounted";
    Failure failure =
        new Failure(general.kind(), general.message() + ": " + why, general.nextStep());
    return Outcome.Failed.ofStray(failure, target.seen().mount().via());
  }

  private Outcome replace(ShareTarget target, Decision.Move move) {
    Mounted mounted = (Mounted) target.seen().mount();
    boolean isLost = move.mode() == UnmountMode.FORCE || move.cause() == Cause.FAILOVER;
    Evidence evidence = evidence(target, mounted, isLost, Optional.of(move.to()));
    VerifiedUnmount.Result result =
        unmounting.release(target, mounted.entry(), move.mode(), evidence);
    if (!(result instanceof VerifiedUnmount.Result.Gone gone)) {
      return notReleased(target, result);
    }
    Outcome outcome = mount(target, move.to(), gone.heldBefore());
    return outcome instanceof Outcome.Failed failed && mayGoBack(target, move, failed)
        ? rollBack(target, move.from(), failed.failure())
        : outcome;
  }

  /** A mount that the user takes away by force goes whatever its server says. */
  private static Evidence evidence(
      ShareTarget target, Mounted mounted, boolean isLost, Optional<Interface> to) {
    return isLost && !target.isForced()
        ? target.evidence(to, target.server(mounted))
        : target.evidence(to);
  }

  /**
   * A mount that timed out may still land, and the old one beside it would be the second. The way
   * back is by the configured host, also from a mount by a third name: nothing else is mounted.
   */
  private boolean mayGoBack(ShareTarget target, Decision.Move move, Outcome.Failed failed) {
    return move.cause().isVoluntary()
        && move.from() != move.to()
        && failed.active().isEmpty()
        && failed.failure().kind() != Failure.Kind.TIMED_OUT
        && mounting.stillToLand(target).isEmpty()
        && isThere(target.seen().health(move.from()));
  }

  /** A mount may well succeed by a host that macOS refuses to this program. */
  private static boolean isThere(HostHealth host) {
    return host.isUp() || host.isRefused();
  }

  private Outcome mount(ShareTarget target, Interface to, Optional<OpenFiles> heldBefore) {
    Optional<Failure> failure = mounting.mount(target, to);
    return failure
        .<Outcome>map(why -> new Outcome.Failed(why, activeNow(target), false))
        .orElseGet(() -> new Outcome.Done(Optional.of(to), heldBefore));
  }

  private Outcome rollBack(ShareTarget target, Interface from, Failure cause) {
    Optional<Failure> again =
        target
            .state()
            .servers()
            .obstacle(target.share(), from)
            .or(() -> mounting.mount(target, from));
    Failure failure =
        again
            .map(
                second ->
                    cause.reworded(
                        cause.message() + "; and it cannot go back: " + second.message(),
                        cause.nextStep()))
            .orElse(cause);
    return new Outcome.Failed(failure, activeNow(target), again.isEmpty(), again);
  }

  /** Releases everything of the share, the strays first: the proper mount keeps a path alive. */
  private Optional<Outcome> releaseAll(ShareTarget target, Decision.Unmount unmount) {
    Optional<Outcome> stuck =
        release(target, target.seen().strays(), unmount.strays(), Optional.empty());
    if (stuck.isPresent() || !(target.seen().mount() instanceof Mounted mounted)) {
      return stuck;
    }
    boolean isLost = unmount.mode() == UnmountMode.FORCE;
    Evidence evidence = evidence(target, mounted, isLost, Optional.empty());
    return release(target, mounted.entry(), unmount.mode(), evidence);
  }

  /** Strays go first only where a proper mount stays, or is not known to be impossible. */
  private Outcome undo(ShareTarget target, Decision.RemoveStrays undo) {
    Optional<Failure> impossible =
        undo.then()
            .flatMap(to -> preconditions.obstacle(target, to).or(() -> mounting.freePath(target)));
    if (impossible.isPresent()) {
      return unmoved(target, impossible.get());
    }
    return release(target, target.seen().strays(), UnmountMode.IF_IDLE, undo.then())
        .map(DecisionExecutor::ofStray)
        .orElseGet(
            () ->
                undo.then()
                    .map(to -> mount(target, to, Optional.empty()))
                    .orElseGet(() -> Outcome.Done.with(target.seen().mount().via())));
  }

  private static Outcome ofStray(Outcome stuck) {
    return stuck instanceof Outcome.Failed failed
        ? Outcome.Failed.ofStray(failed.failure(), failed.active())
        : stuck;
  }

  /**
   * Releases each stray at least by what its own server allows; returns empty when all are gone.
   */
  private Optional<Outcome> release(
      ShareTarget target, List<Stray> strays, UnmountMode wanted, Optional<Interface> to) {
    for (Stray stray : strays) {
      boolean isLost = wanted != UnmountMode.FORCE && isLost(target, stray);
      Optional<Outcome> stuck =
          isLost
              ? release(
                  target,
                  stray.entry(),
                  UnmountMode.FORCE,
                  target.evidence(to, target.server(stray)))
              : release(target, stray.entry(), wanted, target.evidence(to));
      if (stuck.isPresent()) {
        return stuck;
      }
    }
    return Optional.empty();
  }

  private boolean isLost(ShareTarget target, Stray stray) {
    if (!stray.server().isDown()) {
      return false;
    }
    MountHealth health = liveness.check(stray.entry(), target.server(stray), true);
    return health.isDead(stray.server());
  }

  /** Takes a mount away; returns empty when it is gone. */
  private Optional<Outcome> release(
      ShareTarget target, MountEntry entry, UnmountMode mode, Evidence evidence) {
    VerifiedUnmount.Result result = unmounting.release(target, entry, mode, evidence);
    return result instanceof VerifiedUnmount.Result.Gone
        ? Optional.empty()
        : Optional.of(notReleased(target, result));
  }

  private Outcome notReleased(ShareTarget target, VerifiedUnmount.Result result) {
    if (result instanceof VerifiedUnmount.Result.Busy busy) {
      return new Outcome.Busy(busy.files());
    }
    if (result instanceof VerifiedUnmount.Result.Failed failed) {
      return new Outcome.Failed(failed.failure(), activeNow(target), false);
    }
    throw new IllegalStateException("released after all: " + result);
  }

  /**
   * Returns the interface that carries the share now, or the one seen before if that cannot be
   * read.
   */
  private Optional<Interface> activeNow(ShareTarget target) {
    MountStatus now = target.mountsAfterLastStep().status();
    return now instanceof MountStatus.Unknown ? target.seen().mount().via() : now.via();
  }

  @FunctionalInterface
  private interface Act {
    Outcome run();
  }
}
