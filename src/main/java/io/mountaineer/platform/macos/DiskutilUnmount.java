package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Mounter.UnmountResult.Busy;
import io.mountaineer.platform.Mounter.UnmountResult.Failed;
import io.mountaineer.platform.Mounter.UnmountResult.Gone;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Unmount by diskutil and umount: diskutil first, whose work is done by diskarbitrationd as root,
 * then umount, whose text can be trusted. With force umount is started beside a diskutil that takes
 * its time: diskarbitrationd waits up to 11 s for a client that hangs (DiskArbitration DAQueue.c).
 * Only the mount table says whether it worked.
 *
 * <p>Both tools take a path and end what lies on top there, so neither is started unless that is
 * the entry in question, and none runs any longer when this returns: it could take a new mount at
 * that path. What diskarbitrationd was asked for it may still do; it does it to the old mount,
 * which is what it looked up when it was asked (DARequest.c).
 */
final class DiskutilUnmount {

  /** Of both tools together. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  /** A live mount is given up by diskutil in time for umount to say why. */
  private static final Duration LIMIT_OF_DISKUTIL_ALONE = Duration.ofSeconds(15);

  /** Head start of diskutil where force is meant. */
  private static final Duration BEFORE_UMOUNT_BESIDE = Duration.ofSeconds(2);

  /** Time for which the table is watched after a tool claimed success. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** Time for which it is watched after a limit: the request of a killed tool still happens. */
  private static final Duration AFTER_A_LIMIT = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** A look starts a program; beside a tool that runs it is hardly ever worth it. */
  private static final Duration BETWEEN_LOOKS_MEANWHILE = Duration.ofMillis(500);

  private static final Duration STEP = Duration.ofMillis(10);

  private final CommandRunner runner;
  private final MountTableReader mountTable;
  private final Clock clock;

  DiskutilUnmount(CommandRunner runner, MountTableReader mountTable, Clock clock) {
    this.runner = runner;
    this.mountTable = mountTable;
    this.clock = clock;
  }

  UnmountResult unmount(MountEntry entry, boolean force) {
    Optional<UnmountResult> before = look(entry);
    return before.isPresent() ? before.get() : new Attempt(entry, force).run();
  }

  /** Returns gone, or why nothing more may be done; empty while the entry is on top there. */
  private Optional<UnmountResult> look(MountEntry entry) {
    MountTable table = mountTable.read();
    if (table instanceof MountTable.Known known) {
      if (known.entries().stream().noneMatch(other -> isSame(other, entry))) {
        return Optional.of(new Gone(known));
      }
      return known.at(entry.path()).filter(top -> isSame(top, entry)).isPresent()
          ? Optional.empty()
          : Optional.of(covered(entry));
    }
    return Optional.of(
        new Failed(
            Failure.of(Kind.UNKNOWN, "the mount table cannot be read, so nothing more was done")));
  }

  /** Another user's mount of the same share differs in its owner only. */
  private static boolean isSame(MountEntry one, MountEntry other) {
    return one.source().equals(other.source())
        && one.path().equals(other.path())
        && one.mountedBy().equals(other.mountedBy());
  }

  private static UnmountResult covered(MountEntry entry) {
    return new Failed(
        new Failure(
            Kind.PATH_OCCUPIED,
            "another mount lies on top of %s at %s".formatted(entry.source(), entry.path()),
            "unmount that one first"));
  }

  /** Work of the two tools on one entry. */
  private final class Attempt {

    private final MountEntry entry;
    private final boolean force;
    private final String path;
    private final long start = clock.nanos();
    private final UnmountTool diskutil;
    private Optional<UnmountTool> umount = Optional.empty();
    private int endedBeforeLook;

    Attempt(MountEntry entry, boolean force) {
      this.entry = entry;
      this.force = force;
      this.path = entry.path().toString();
      this.diskutil =
          force
              ? new UnmountTool(runner, clock, LIMIT, "diskutil", "unmount", "force", path)
              : new UnmountTool(
                  runner, clock, LIMIT_OF_DISKUTIL_ALONE, "diskutil", "unmount", path);
    }

    UnmountResult run() {
      try {
        return watched();
      } finally {
        tools().forEach(UnmountTool::end);
      }
    }

    private UnmountResult watched() {
      while (true) {
        awaitReasonToLook();
        Optional<UnmountResult> seen = look(entry);
        if (seen.isPresent() && !(isTransient(seen.get()) && isAtWork())) {
          return seen.get();
        }
        if (seen.isEmpty() && umount.isEmpty() && isUmountDue()) {
          umount = Optional.of(umount());
        } else if (isOver()) {
          return verdict();
        }
      }
    }

    /**
     * Waits until a tool has ended, umount has come due, or some time has passed. Where the table
     * could not be read umount stays due: that alone is no reason to look again at once.
     */
    private void awaitReasonToLook() {
      boolean wasDue = isUmountDue();
      Duration longest = isAtWork() ? BETWEEN_LOOKS_MEANWHILE : BETWEEN_LOOKS;
      long asked = clock.nanos();
      while (ended() == endedBeforeLook && since(asked).compareTo(longest) < 0) {
        clock.pause(STEP);
        if (isOver() || isUmountDue() && !wasDue) {
          break;
        }
      }
      endedBeforeLook = ended();
    }

    private int ended() {
      return (int) tools().filter(UnmountTool::hasEnded).count();
    }

    private boolean isAtWork() {
      return !tools().allMatch(UnmountTool::hasEnded);
    }

    private Stream<UnmountTool> tools() {
      return Stream.concat(Stream.of(diskutil), umount.stream());
    }

    /** A table that could not be read while a tool runs is read once more. */
    private boolean isTransient(UnmountResult seen) {
      return seen instanceof Failed failed && failed.failure().kind() == Kind.UNKNOWN;
    }

    private boolean isUmountDue() {
      if (umount.isPresent()) {
        return false;
      }
      return diskutil.hasEnded()
          ? !(diskutil.claims() && diskutil.endedWithin(SETTLING))
          : force && since(start).compareTo(BEFORE_UMOUNT_BESIDE) >= 0;
    }

    private UnmountTool umount() {
      Duration left = LIMIT.minus(since(start));
      return force
          ? new UnmountTool(runner, clock, left, "umount", "-f", path)
          : new UnmountTool(runner, clock, left, "umount", path);
    }

    private boolean isOver() {
      boolean bothEnded = umount.isPresent() && !isAtWork();
      return Thread.currentThread().isInterrupted()
          || bothEnded && tools().noneMatch(this::mayStillWork);
    }

    private boolean mayStillWork(UnmountTool tool) {
      return tool.claims() && tool.endedWithin(SETTLING)
          || tool.ranIntoItsLimit() && tool.endedWithin(AFTER_A_LIMIT);
    }

    private UnmountResult verdict() {
      tools().forEach(UnmountTool::end);
      return umount
          .map(tool -> new Replies(path, diskutil.result(), tool.result()).verdict())
          .orElseGet(
              () -> new Failed(Failure.of(Kind.TIMED_OUT, "interrupted while unmounting " + path)));
    }

    private Duration since(long moment) {
      return Duration.ofNanos(clock.nanos() - moment);
    }
  }

  /**
   * Answers of both tools about a mount that is still there. umount prints the kernel's reason
   * (diskdev_cmds umount.c); diskutil reports any refusal as busy (DiskArbitration DARequest.c), so
   * it is believed only when umount could not be asked. Where diskutil ran into its limit, busy may
   * mean that the unmount it asked for is under way (xnu safedounmount()), so nothing is known.
   */
  record Replies(String path, CommandResult diskutil, CommandResult umount) {

    private static final List<String> BUSY_ENDINGS =
        List.of("): Resource busy", "): Resource busy -- try 'diskutil unmount'");

    UnmountResult verdict() {
      if (umount instanceof Exited exited) {
        return byUmount(exited);
      }
      if (umount instanceof NotStarted notStarted) {
        return byDiskutil(notStarted);
      }
      return umount instanceof TimedOut ? timedOut("umount") : failed(umount.unreadable("umount"));
    }

    private UnmountResult byUmount(Exited exited) {
      List<String> lines = ToolText.lines(exited);
      if (lines.stream().anyMatch(Replies::isBusy)) {
        return diskutil instanceof TimedOut
            ? timedOut("diskutil")
            : new Busy(dissenter().orElse(path + " is in use"));
      }
      if (lines.stream().anyMatch(line -> line.endsWith("): Operation not permitted"))) {
        return new Failed(
            new Failure(
                Kind.PERMISSION,
                "macOS does not allow this program to unmount " + path,
                "give java Full Disk Access in System Settings > Privacy & Security"));
      }
      return failed(
          exited.code() == 0
              ? path + " is still mounted although umount reported success"
              : ToolText.complaint("umount", exited));
    }

    private UnmountResult byDiskutil(NotStarted umountMissing) {
      if (diskutil instanceof Exited exited) {
        return dissenter()
            .<UnmountResult>map(Busy::new)
            .orElseGet(() -> failed(ToolText.complaint("diskutil", exited)));
      }
      if (diskutil instanceof NotStarted) {
        return new Failed(
            Failure.of(
                Kind.TOOL_MISSING, "neither diskutil nor umount: " + umountMissing.reason()));
      }
      return diskutil instanceof TimedOut
          ? timedOut("diskutil")
          : failed(diskutil.unreadable("diskutil"));
    }

    /** Returns the objection of a process, by diskutil's words. */
    private Optional<String> dissenter() {
      return Stream.of(diskutil)
          .filter(Exited.class::isInstance)
          .flatMap(result -> ToolText.lines((Exited) result).stream())
          .filter(line -> line.startsWith("Unmount was dissented by ") || isBusy(line))
          .findFirst();
    }

    private static boolean isBusy(String line) {
      return BUSY_ENDINGS.stream().anyMatch(line::endsWith);
    }

    private UnmountResult timedOut(String tool) {
      return new Failed(
          Failure.of(Kind.TIMED_OUT, tool + " did not end in time while unmounting " + path));
    }

    private static UnmountResult failed(String message) {
      return new Failed(Failure.of(Kind.UNKNOWN, ToolText.printable(message)));
    }
  }
}
