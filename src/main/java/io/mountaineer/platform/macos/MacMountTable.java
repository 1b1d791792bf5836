package io.mountaineer.platform.macos;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code mount}, which asks the kernel for what it has cached (getmntinfo with MNT_NOWAIT)
 * and no server. In doubt the table is unreadable: a mount overlooked would be made a second time.
 */
public final class MacMountTable implements MountTableReader {

  private static final Command MOUNT = Command.of(Duration.ofSeconds(5), "mount");

  private final SharedLook<MountTable> look;

  public MacMountTable(CommandRunner runner) {
    this.look = new SharedLook<>(() -> table(runner.run(MOUNT)));
  }

  /** Shares that are moved at the same time share readings, each begun after it was asked for. */
  @Override
  public MountTable read() {
    return look.now();
  }

  private static MountTable table(CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.code() == 0
          ? table(exited.out())
          : new MountTable.Unreadable("mount failed with exit code " + exited.code());
    }
    return new MountTable.Unreadable(
        result instanceof NotStarted notStarted
            ? notStarted.reason()
            : "mount did not end in time");
  }

  private static MountTable table(String out) {
    if (!out.isEmpty() && !out.endsWith("\n")) {
      return new MountTable.Unreadable("mount ended in the middle of a line");
    }
    List<MountEntry> entries = new ArrayList<>();
    boolean rootSeen = false;
    for (String line : out.lines().toList()) {
      Optional<MountLine> parsed = MountLine.parse(line);
      if (parsed.isEmpty() && line.startsWith("//")) {
        return new MountTable.Unreadable(
            "mount printed a line that makes no sense: " + ToolText.printable(line));
      }
      rootSeen |= parsed.filter(MountLine::isRoot).isPresent();
      try {
        parsed
            .filter(mount -> !mount.isTimeMachine())
            .map(MountLine::entry)
            .ifPresent(entries::add);
      } catch (InvalidPathException e) {
        return new MountTable.Unreadable(
            "this Java cannot spell the path in: " + ToolText.printable(line));
      }
    }
    // A Mac always has its system mounted at /: without that line something else was printed.
    return rootSeen
        ? new MountTable.Known(entries)
        : new MountTable.Unreadable("mount did not list /");
  }
}
