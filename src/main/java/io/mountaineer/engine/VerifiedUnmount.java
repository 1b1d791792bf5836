package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.UnmountMode;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Unmount of one mount, with the proof that it is gone. */
final class VerifiedUnmount {

  /**
   * The question which programs had files open may take this long where a failover waits for it.
   */
  private static final Duration HOLDER_TIMEOUT = Duration.ofMillis(500);

  /** A look that took long is repeated once; more often a slow lsof would never let go. */
  private static final int LOOKS = 2;

  private final Platform platform;
  private final Workers workers;
  private final MountHealthTracker liveness;
  private final EventLog log;
  private final Recheck recheck;

  VerifiedUnmount(
      Platform platform,
      Workers workers,
      MountHealthTracker liveness,
      EventLog log,
      Recheck recheck) {
    this.platform = platform;
    this.workers = workers;
    this.liveness = liveness;
    this.log = log;
    this.recheck = recheck;
  }

  /** Result of an unmount. */
  sealed interface Result {
    /** Proven gone. */
    record Gone(Optional<OpenFiles> heldBefore) implements Result {}

    /** Untouched, because a program uses it or that cannot be found out. */
    record Busy(OpenFiles files) implements Result {}

    /** Still there, or not known to be gone. */
    record Failed(Failure failure) implements Result {}
  }

  /**
   * Releases a mount.
   *
   * @param evidence that it relies on; collected once more if it has aged
   */
  Result release(ShareTarget target, MountEntry entry, UnmountMode mode, Evidence evidence) {
    return mode == UnmountMode.IF_IDLE
        ? whenIdle(target, entry, evidence)
        : byForce(target, entry, evidence);
  }

  /** A file may have been opened, or a host may have gone, while this process was stopped. */
  private Result whenIdle(ShareTarget target, MountEntry entry, Evidence evidence) {
    for (int looks = 1; ; looks++) {
      BothClocks start = BothClocks.now(platform.clock());
      OpenFiles files = platform.openFiles().look(entry.path());
      boolean isIdle = files instanceof OpenFiles.None;
      log.openFiles(target.share(), files, isIdle ? "unmount" : "keep");
      if (!isIdle) {
        return new Result.Busy(files);
      }
      Optional<Failure> objection = recheck.objection(entry, evidence, target.settings());
      if (objection.isPresent()) {
        return new Result.Failed(objection.get());
      }
      if (looks == LOOKS || start.isFresh(platform.clock())) {
        return unmount(target, entry, false);
      }
    }
  }

  /**
   * The programs that had files open are asked for beside the unmount, and logged if the answer
   * comes in time.
   */
  private Result byForce(ShareTarget target, MountEntry entry, Evidence evidence) {
    HolderLook look = beginLook(entry);
    Optional<Failure> objection = recheck.objection(entry, evidence, target.settings());
    if (objection.isPresent()) {
      return new Result.Failed(objection.get());
    }
    return forced(target, entry, look);
  }

  private HolderLook beginLook(MountEntry entry) {
    CompletableFuture<OpenFiles> found = new CompletableFuture<>();
    workers.start(() -> found.complete(platform.openFiles().lookWithoutTouching(entry.path())));
    return new HolderLook(found, platform.clock().nanos());
  }

  private Result forced(ShareTarget target, MountEntry entry, HolderLook look) {
    Result result = unmount(target, entry, true);
    if (result instanceof Result.Busy busy) {
      return new Result.Failed(
          Failure.of(
              Failure.Kind.BUSY, entry.path() + " stayed busy even by force: " + busy.files()));
    }
    if (!(result instanceof Result.Gone)) {
      return result;
    }
    OpenFiles found =
        inTime(look).orElseGet(() -> new OpenFiles.Unknown("no answer before the unmount"));
    if (!(found instanceof OpenFiles.None)) {
      log.openFiles(target.share(), found, "forced");
    }
    return new Result.Gone(Optional.of(found).filter(OpenFiles.Held.class::isInstance));
  }

  private Result unmount(ShareTarget target, MountEntry entry, boolean force) {
    long start = platform.clock().nanos();
    Result result = judge(detach(target, entry, force), entry);
    if (result instanceof Result.Gone) {
      liveness.forget(entry.path());
    }
    log.unmount(target.share(), entry, force, result, platform.clock().nanos() - start);
    return result;
  }

  /** The table that proves it is the adapter's last look; a slow unmount's is read once more. */
  private UnmountResult detach(ShareTarget target, MountEntry entry, boolean force) {
    BothClocks begun = BothClocks.now(platform.clock());
    target.table().changes();
    UnmountResult answer = platform.mounter().unmount(entry, force);
    if (answer instanceof UnmountResult.Gone gone) {
      target.table().proven(gone.after(), begun);
    }
    return answer;
  }

  private Result judge(UnmountResult answer, MountEntry entry) {
    if (answer instanceof UnmountResult.Busy busy) {
      return new Result.Busy(
          new OpenFiles.Unknown("macOS says it is busy and names no program: " + busy.detail()));
    }
    if (answer instanceof UnmountResult.Failed failed) {
      return new Result.Failed(failed.failure());
    }
    MountTable table = ((UnmountResult.Gone) answer).after();
    if (table instanceof MountTable.Known known && !known.entries().contains(entry)) {
      return new Result.Gone(Optional.empty());
    }
    String why =
        table instanceof MountTable.Unreadable unreadable
            ? unreadable.text()
            : "the mount table still lists it";
    return new Result.Failed(
        Failure.of(Failure.Kind.UNKNOWN, entry.path() + " is not proven to be unmounted: " + why));
  }

  private Optional<OpenFiles> inTime(HolderLook look) {
    Duration left = HOLDER_TIMEOUT.minusNanos(platform.clock().nanos() - look.begun);
    return Workers.await(look.found, left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * Look at the programs that have files open, under way.
   *
   * @param begun by the monotonic clock
   */
  private record HolderLook(CompletableFuture<OpenFiles> found, long begun) {}
}
