package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Guard;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountView;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out decisions, the robot's and the user's alike. Never are two mounts of a share wanted
 * at a time: an unmount is proven before the next mount begins.
 */
final class Mover {

  private final Platform platform;
  private final Unmounting unmounting;
  private final Mounting mounting;

  Mover(Platform platform, Workers workers, LivenessWatch liveness, Journal journal) {
    this.platform = platform;
    this.unmounting = new Unmounting(platform, workers, liveness, journal);
    this.mounting = new Mounting(platform, unmounting, liveness, journal);
  }

  Outcome carryOut(Task task, Decision decision) {
    if (decision instanceof Decision.Mount mount) {
      return mount(task, mount.to(), Optional.empty());
    }
    if (decision instanceof Decision.Move move) {
      return move(task, move);
    }
    if (decision instanceof Decision.Undo undo) {
      return undoStrays(task).orElseGet(() -> properly(task, undo));
    }
    if (decision instanceof Decision.Unmount unmount) {
      return releaseAll(task, unmount.guard()).orElseGet(() -> Outcome.Done.with(Optional.empty()));
    }
    return new Outcome.Unchanged();
  }

  private Outcome move(Task task, Decision.Move move) {
    MountEntry entry = properMount(task.seen().mount()).orElseThrow().entry();
    Unmounting.Result result = unmounting.release(task, entry, move.guard());
    if (!(result instanceof Unmounting.Result.Gone gone)) {
      return notReleased(task, result);
    }
    Outcome outcome = mount(task, move.to(), gone.heldBefore());
    boolean mayGoBack = move.cause().isVoluntary() && task.seen().reach(move.from()).isUp();
    return outcome instanceof Outcome.Failed failed && failed.active().isEmpty() && mayGoBack
        ? rollBack(task, move.from(), failed.failure())
        : outcome;
  }

  private Outcome mount(Task task, Interface to, Optional<OpenFiles> heldBefore) {
    Optional<Failure> failure = mounting.mount(task, to);
    return failure
        .<Outcome>map(why -> new Outcome.Failed(why, activeNow(task), false))
        .orElseGet(() -> new Outcome.Done(Optional.of(to), heldBefore));
  }

  private Outcome rollBack(Task task, Interface from, Failure cause) {
    Optional<Failure> again = mounting.mount(task, from);
    Failure failure =
        again
            .map(
                second ->
                    new Failure(
                        cause.kind(),
                        cause.message() + "; and it cannot go back: " + second.message(),
                        cause.nextStep()))
            .orElse(cause);
    return new Outcome.Failed(failure, activeNow(task), again.isEmpty(), again);
  }

  /** Everything of the share, each mount at least by what its own host allows. */
  private Optional<Outcome> releaseAll(Task task, Guard wished) {
    for (MountView.Stray each : all(task.seen().mount())) {
      Guard own = Guard.against(task.seen().reach(each.on()));
      Guard guard = wished == Guard.EVEN_IF_BUSY ? wished : own;
      Optional<Outcome> stuck = release(task, each.entry(), guard);
      if (stuck.isPresent()) {
        return stuck;
      }
    }
    return Optional.empty();
  }

  private Outcome properly(Task task, Decision.Undo undo) {
    return undo.then()
        .map(to -> mount(task, to, Optional.empty()))
        .orElseGet(() -> Outcome.Done.with(task.seen().mount().via()));
  }

  /** Each stray by what its own host allows; empty when all are gone. */
  private Optional<Outcome> undoStrays(Task task) {
    for (MountView.Stray stray : strays(task.seen().mount())) {
      Guard guard = Guard.against(task.seen().reach(stray.on()));
      Optional<Outcome> stuck = release(task, stray.entry(), guard);
      if (stuck.isPresent()) {
        return stuck;
      }
    }
    return Optional.empty();
  }

  /** Takes a mount away; empty when it is gone. */
  private Optional<Outcome> release(Task task, MountEntry entry, Guard guard) {
    Unmounting.Result result = unmounting.release(task, entry, guard);
    return result instanceof Unmounting.Result.Gone
        ? Optional.empty()
        : Optional.of(notReleased(task, result));
  }

  private Outcome notReleased(Task task, Unmounting.Result result) {
    if (result instanceof Unmounting.Result.Busy busy) {
      return new Outcome.Busy(busy.files());
    }
    if (result instanceof Unmounting.Result.Failed failed) {
      return new Outcome.Failed(failed.failure(), activeNow(task), false);
    }
    throw new IllegalStateException("released after all: " + result);
  }

  /** The interface that carries the share now; what was seen before, if nobody can tell. */
  private Optional<Interface> activeNow(Task task) {
    MountView now = task.viewNow(platform);
    return now instanceof MountView.Unknown ? task.seen().mount().via() : now.via();
  }

  private static Optional<MountView.Mounted> properMount(MountView view) {
    if (view instanceof MountView.Mounted mounted) {
      return Optional.of(mounted);
    }
    return view instanceof MountView.Misplaced misplaced ? misplaced.proper() : Optional.empty();
  }

  /** The strays first: the proper mount is the last that keeps a path alive. */
  private static List<MountView.Stray> all(MountView view) {
    List<MountView.Stray> all = new ArrayList<>(strays(view));
    properMount(view).ifPresent(mount -> all.add(new MountView.Stray(mount.entry(), mount.on())));
    return all;
  }

  private static List<MountView.Stray> strays(MountView view) {
    return view instanceof MountView.Misplaced misplaced ? misplaced.strays() : List.of();
  }
}
