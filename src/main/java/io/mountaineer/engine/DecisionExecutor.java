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
 * Executes decisions, automatic ones and the user's alike. Two mounts of a share at a time are
 * never wanted: an unmount is proven before the next mount begins. And nothing that works is taken
 * away for a mount that is known to be impossible.
 */
final class DecisionExecutor {

  private final Platform platform;
  private final Preconditions preconditions;
  private final MountHealthTracker liveness;
  private final VerifiedUnmount unmounting;
  private final VerifiedMount mounting;

  DecisionExecutor(
      Platform platform, Workers workers, MountHealthTracker liveness, EventLog journal) {
    this.platform = platform;
    this.preconditions = new Preconditions(platform);
    this.liveness = liveness;
    HostQuestion hosts = new HostQuestion(platform, workers);
    Recheck recheck = new Recheck(platform, workers, liveness, hosts);
    this.unmounting = new VerifiedUnmount(platform, workers, liveness, journal, recheck);
    MountProof proof = new MountProof(platform, unmounting, liveness, hosts);
    this.mounting = new VerifiedMount(platform, hosts, proof, journal);
  }

  Outcome carryOut(ShareTarget task, Decision decision) {
    if (decision instanceof Decision.Mount mount) {
      return unlessImpossible(task, mount.to(), () -> mount(task, mount.to(), Optional.empty()));
    }
    if (decision instanceof Decision.Move move) {
      return unlessImpossible(task, move.to(), () -> move(task, move));
    }
    if (decision instanceof Decision.RemoveStrays undo) {
      return undo(task, undo);
    }
    if (decision instanceof Decision.Unmount unmount) {
      return releaseAll(task, unmount).orElseGet(() -> Outcome.Done.with(Optional.empty()));
    }
    return new Outcome.Unchanged();
  }

  private Outcome unlessImpossible(ShareTarget task, Interface to, Act act) {
    return preconditions.obstacle(task, to).map(why -> unmoved(task, why)).orElseGet(act::run);
  }

  private static Outcome unmoved(ShareTarget task, Failure why) {
    return new Outcome.Failed(why, task.seen().mount().via(), false);
  }

  private Outcome move(ShareTarget task, Decision.Move move) {
    List<Stray> answering = task.seen().mounts().straysBy(move.to());
    Optional<Outcome> stuck = release(task, answering, UnmountMode.IF_IDLE, Optional.of(move.to()));
    return stuck.map(why -> besideStray(task, move.to(), why)).orElseGet(() -> replace(task, move));
  }

  /** macOS would give back the stray by that address in place of a proper mount. */
  private static Outcome besideStray(ShareTarget task, Interface to, Outcome stuck) {
    Failure general = task.seen().mounts().besideStray(to).orElseThrow();
    String why = stuck instanceof Outcome.Busy busy ? busy.files().toString() : "it stays mounted";
    Failure failure =
        new Failure(general.kind(), general.message() + ": " + why, general.nextStep());
    return Outcome.Failed.ofStray(failure, task.seen().mount().via());
  }

  private Outcome replace(ShareTarget task, Decision.Move move) {
    Mounted mounted = (Mounted) task.seen().mount();
    boolean isLost = move.mode() == UnmountMode.FORCE || move.cause() == Cause.FAILOVER;
    Evidence evidence = evidence(task, mounted, isLost, Optional.of(move.to()));
    VerifiedUnmount.Result result =
        unmounting.release(task, mounted.entry(), move.mode(), evidence);
    if (!(result instanceof VerifiedUnmount.Result.Gone gone)) {
      return notReleased(task, result);
    }
    Outcome outcome = mount(task, move.to(), gone.heldBefore());
    return outcome instanceof Outcome.Failed failed && mayGoBack(task, move, failed)
        ? rollBack(task, move.from(), failed.failure())
        : outcome;
  }

  /** What the user takes away by force goes whatever its server says. */
  private static Evidence evidence(
      ShareTarget task, Mounted mounted, boolean isLost, Optional<Interface> to) {
    return isLost && !task.isForced() ? task.evidence(to, task.server(mounted)) : task.evidence(to);
  }

  /**
   * A mount that timed out may still land, and the old one beside it would be the second. The way
   * back is by the configured host, also from a mount by a third name: nothing else is mounted.
   */
  private boolean mayGoBack(ShareTarget task, Decision.Move move, Outcome.Failed failed) {
    return move.cause().isVoluntary()
        && move.from() != move.to()
        && failed.active().isEmpty()
        && failed.failure().kind() != Failure.Kind.TIMED_OUT
        && mounting.stillToLand(task).isEmpty()
        && isThere(task.seen().health(move.from()));
  }

  /** What macOS refuses to this program may well be mounted by. */
  private static boolean isThere(HostHealth host) {
    return host.isUp() || host.isRefused();
  }

  private Outcome mount(ShareTarget task, Interface to, Optional<OpenFiles> heldBefore) {
    Optional<Failure> failure = mounting.mount(task, to);
    return failure
        .<Outcome>map(why -> new Outcome.Failed(why, activeNow(task), false))
        .orElseGet(() -> new Outcome.Done(Optional.of(to), heldBefore));
  }

  private Outcome rollBack(ShareTarget task, Interface from, Failure cause) {
    Optional<Failure> again = mounting.mount(task, from);
    Failure failure =
        again
            .map(
                second ->
                    cause.reworded(
                        cause.message() + "; and it cannot go back: " + second.message(),
                        cause.nextStep()))
            .orElse(cause);
    return new Outcome.Failed(failure, activeNow(task), again.isEmpty(), again);
  }

  /** Everything of the share, the strays first: the proper mount keeps a path alive. */
  private Optional<Outcome> releaseAll(ShareTarget task, Decision.Unmount unmount) {
    Optional<Outcome> stuck =
        release(task, task.seen().strays(), unmount.strays(), Optional.empty());
    if (stuck.isPresent() || !(task.seen().mount() instanceof Mounted mounted)) {
      return stuck;
    }
    boolean isLost = unmount.mode() == UnmountMode.FORCE;
    Evidence evidence = evidence(task, mounted, isLost, Optional.empty());
    return release(task, mounted.entry(), unmount.mode(), evidence);
  }

  /** Strays go first only where a proper mount stays, or is not known to be impossible. */
  private Outcome undo(ShareTarget task, Decision.RemoveStrays undo) {
    Optional<Failure> impossible =
        undo.then()
            .flatMap(to -> preconditions.obstacle(task, to).or(() -> mounting.freePath(task)));
    if (impossible.isPresent()) {
      return unmoved(task, impossible.get());
    }
    return release(task, task.seen().strays(), UnmountMode.IF_IDLE, undo.then())
        .map(DecisionExecutor::ofStray)
        .orElseGet(
            () ->
                undo.then()
                    .map(to -> mount(task, to, Optional.empty()))
                    .orElseGet(() -> Outcome.Done.with(task.seen().mount().via())));
  }

  private static Outcome ofStray(Outcome stuck) {
    return stuck instanceof Outcome.Failed failed
        ? Outcome.Failed.ofStray(failed.failure(), failed.active())
        : stuck;
  }

  /** Each stray at least by what its own server allows; empty when all are gone. */
  private Optional<Outcome> release(
      ShareTarget task, List<Stray> strays, UnmountMode wanted, Optional<Interface> to) {
    for (Stray stray : strays) {
      boolean isLost = wanted != UnmountMode.FORCE && isLost(task, stray);
      Optional<Outcome> stuck =
          isLost
              ? release(
                  task, stray.entry(), UnmountMode.FORCE, task.evidence(to, task.server(stray)))
              : release(task, stray.entry(), wanted, task.evidence(to));
      if (stuck.isPresent()) {
        return stuck;
      }
    }
    return Optional.empty();
  }

  private boolean isLost(ShareTarget task, Stray stray) {
    if (!stray.server().isDown()) {
      return false;
    }
    MountHealth life = liveness.check(stray.entry(), task.server(stray), true);
    return life.isDead(stray.server());
  }

  /** Takes a mount away; empty when it is gone. */
  private Optional<Outcome> release(
      ShareTarget task, MountEntry entry, UnmountMode guard, Evidence evidence) {
    VerifiedUnmount.Result result = unmounting.release(task, entry, guard, evidence);
    return result instanceof VerifiedUnmount.Result.Gone
        ? Optional.empty()
        : Optional.of(notReleased(task, result));
  }

  private Outcome notReleased(ShareTarget task, VerifiedUnmount.Result result) {
    if (result instanceof VerifiedUnmount.Result.Busy busy) {
      return new Outcome.Busy(busy.files());
    }
    if (result instanceof VerifiedUnmount.Result.Failed failed) {
      return new Outcome.Failed(failed.failure(), activeNow(task), false);
    }
    throw new IllegalStateException("released after all: " + result);
  }

  /** The interface that carries the share now; what was seen before, if that cannot be read. */
  private Optional<Interface> activeNow(ShareTarget task) {
    MountStatus now = task.mountsAfterLastStep().status();
    return now instanceof MountStatus.Unknown ? task.seen().mount().via() : now.via();
  }

  @FunctionalInterface
  private interface Act {
    Outcome run();
  }
}
