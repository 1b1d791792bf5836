package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Mounter.UnmountResult.Failed;
import io.mountaineer.platform.Mounter.UnmountResult.Gone;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One unmount: diskutil first, whose work is done by diskarbitrationd as root, then umount, whose
 * text can be trusted. Only the mount table says whether it worked. Both tools take a path and end
 * what lies on top there, so neither runs unless that is the entry in question.
 */
final class Unmounting {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** How long the table is watched after a tool claimed success. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final CommandRunner runner;
  private final MountTableReader mountTable;
  private final Time time;

  Unmounting(CommandRunner runner, MountTableReader mountTable, Time time) {
    this.runner = runner;
    this.mountTable = mountTable;
    this.time = time;
  }

  UnmountResult unmount(MountEntry entry, boolean force) {
    String path = entry.path().toString();
    Optional<UnmountResult> before = look(entry);
    if (before.isPresent()) {
      return before.get();
    }
    CommandResult diskutil =
        force ? run("diskutil", "unmount", "force", path) : run("diskutil", "unmount", path);
    Optional<UnmountResult> after = settled(entry, diskutil);
    if (after.isPresent()) {
      return after.get();
    }
    CommandResult umount = force ? run("umount", "-f", path) : run("umount", path);
    return settled(entry, umount)
        .orElseGet(() -> new UnmountAnswers(path, diskutil, umount).verdict());
  }

  private CommandResult run(String... argv) {
    return runner.run(new Command(List.of(argv), LIMIT));
  }

  /** Looks for a while when there is something to wait for, else once. */
  private Optional<UnmountResult> settled(MountEntry entry, CommandResult result) {
    boolean claimed = result instanceof Exited exited && exited.code() == 0;
    long start = time.nanos();
    Optional<UnmountResult> seen = look(entry);
    while (claimed
        && !seen.filter(Gone.class::isInstance).isPresent()
        && time.nanos() - start < SETTLING.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      time.pause(BETWEEN_LOOKS);
      seen = look(entry);
    }
    return seen;
  }

  /** Gone, or why nothing more may be done; empty while the entry lies on top at its path. */
  private Optional<UnmountResult> look(MountEntry entry) {
    MountTable table = mountTable.read();
    if (table instanceof MountTable.Known known) {
      if (known.entries().stream().noneMatch(other -> isSame(other, entry))) {
        return Optional.of(new Gone());
      }
      return known.at(entry.path()).filter(top -> isSame(top, entry)).isPresent()
          ? Optional.empty()
          : Optional.of(covered(entry));
    }
    return Optional.of(
        new Failed(
            Failure.of(Kind.UNKNOWN, "the mount table cannot be read, so nothing more was done")));
  }

  private static boolean isSame(MountEntry one, MountEntry other) {
    return one.source().equals(other.source()) && one.path().equals(other.path());
  }

  private static UnmountResult covered(MountEntry entry) {
    return new Failed(
        new Failure(
            Kind.PATH_OCCUPIED,
            "another mount lies on top of %s at %s".formatted(entry.source(), entry.path()),
            "unmount that one first"));
  }
}
