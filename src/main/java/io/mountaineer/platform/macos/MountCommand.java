package io.mountaineer.platform.macos;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code mount}, which asks the kernel for what it has cached (getmntinfo with MNT_NOWAIT)
 * and no server. In doubt the table is unreadable: a mount overlooked would be made a second time.
 */
public final class MountCommand implements MountTableReader {

  private static final Command MOUNT = Command.of(Duration.ofSeconds(5), "mount");

  private final SingleFlight<MountTable> look;

  public MountCommand(CommandRunner runner) {
    this.look = new SingleFlight<>(() -> table(runner.run(MOUNT)));
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
    return new MountTable.Unreadable(result.unreadable("mount"));
  }

  private static MountTable table(String out) {
    if (!out.isEmpty() && !out.endsWith("\n")) {
      return new MountTable.Unreadable("mount ended in the middle of a line");
    }
    List<MountLine> mounts = new ArrayList<>();
    for (String line : out.lines().toList()) {
      Optional<MountLine> mount = MountLine.parse(line);
      Optional<String> flaw = flaw(line, mount);
      if (flaw.isPresent()) {
        return new MountTable.Unreadable(flaw.get() + ToolText.printable(line));
      }
      mount.ifPresent(mounts::add);
    }
    // A Mac always has its system mounted at /: without that line something else was printed.
    return mounts.stream().anyMatch(MountLine::isRoot)
        ? new MountTable.Known(entries(mounts))
        : new MountTable.Unreadable("mount did not list /");
  }

  /** Why a line may hide a mount, to be followed by that line; empty when it hides none. */
  private static Optional<String> flaw(String line, Optional<MountLine> mount) {
    if (line.startsWith("//") && mount.filter(MountLine::isOfFileServer).isEmpty()) {
      return Optional.of("mount printed a line that makes no sense: ");
    }
    return mount
        .filter(each -> !each.isTimeMachine() && !each.isSpellable())
        .map(each -> "this Java cannot spell the path in: ");
  }

  private static List<MountEntry> entries(List<MountLine> mounts) {
    return mounts.stream().filter(mount -> !mount.isTimeMachine()).map(MountLine::entry).toList();
  }
}
