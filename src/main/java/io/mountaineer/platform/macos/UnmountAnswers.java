package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Mounter.UnmountResult.Busy;
import io.mountaineer.platform.Mounter.UnmountResult.Failed;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a mount is still there after both tools were asked. umount tells the kernel's reason
 * (diskdev_cmds umount.c); diskutil reports any refusal as busy (DiskArbitration DARequest.c), so
 * it is believed only when umount could not be asked. Where diskutil ran into its limit, busy may
 * mean that the unmount it asked for is under way (xnu safedounmount()), so nothing is known.
 */
record UnmountAnswers(String path, CommandResult diskutil, CommandResult umount) {

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
    if (lines.stream().anyMatch(UnmountAnswers::isBusy)) {
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
          Failure.of(Kind.TOOL_MISSING, "neither diskutil nor umount: " + umountMissing.reason()));
    }
    return diskutil instanceof TimedOut
        ? timedOut("diskutil")
        : failed(diskutil.unreadable("diskutil"));
  }

  /** Who objected, by diskutil's words. */
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
