package io.mountaineer.platform.macos;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mount table by {@code mount}, which asks the kernel for what it has cached (getmntinfo with
 * MNT_NOWAIT) and no server. In doubt the table is unreadable: an overlooked mount would be made a
 * second time.
 */
public final class MountCommand implements MountTableReader {

  private static final Command MOUNT = Command.of(Duration.ofSeconds(5), "mount");

  private final SingleFlight<MountTable> readings;

  public MountCommand(CommandRunner runner) {
    this.readings = new SingleFlight<>(() -> table(runner.run(MOUNT)));
  }

  /** Shares that are moved at the same time share readings, each begun after it was asked for. */
  @Override
  public MountTable read() {
    return readings.now();
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
    List<Line> mounts = new ArrayList<>();
    for (String line : out.lines().toList()) {
      Optional<Line> mount = Line.parse(line);
      Optional<String> flaw = flaw(line, mount);
      if (flaw.isPresent()) {
        return new MountTable.Unreadable(flaw.get() + ToolText.printable(line));
      }
      mount.ifPresent(mounts::add);
    }
    // A Mac always has its system mounted at /: without that line something else was printed.
    return mounts.stream().anyMatch(Line::isRoot)
        ? new MountTable.Known(entries(mounts))
        : new MountTable.Unreadable("mount did not list /");
  }

  /** Returns why a line may hide a mount, to be followed by that line; empty if it hides none. */
  private static Optional<String> flaw(String line, Optional<Line> mount) {
    if (line.startsWith("//") && mount.filter(Line::isOfFileServer).isEmpty()) {
      return Optional.of("mount printed a line that makes no sense: ");
    }
    return mount
        .filter(each -> !each.isTimeMachine() && !each.isSpellable())
        .map(each -> "this Java cannot spell the path in: ");
  }

  private static List<MountEntry> entries(List<Line> mounts) {
    return mounts.stream().filter(mount -> !mount.isTimeMachine()).map(Line::entry).toList();
  }

  /**
   * Line of {@code mount}: {@code <source> on <path> (<type>[, <flag>…][, mounted by <user>])}
   * (diskdev_cmds mount.c prmount()). Nothing in the path is escaped, so the line is split where a
   * path can begin and where the last parenthesis opens: an SMB source holds no blank, other
   * sources do ({@code map auto_home}).
   */
  record Line(String source, String path, String fileSystem, List<String> flags) {

    private static final String ON = " on /";
    private static final String MOUNTED_BY = "mounted by ";

    static Optional<Line> parse(String line) {
      int on = line.indexOf(ON);
      int options = line.lastIndexOf(" (");
      int pathStart = on + ON.length() - 1;
      if (on <= 0 || options <= pathStart || !line.endsWith(")")) {
        return Optional.empty();
      }
      List<String> words = List.of(line.substring(options + 2, line.length() - 1).split(", "));
      return Optional.of(
          new Line(
              line.substring(0, on),
              line.substring(pathStart, options),
              words.get(0),
              words.subList(1, words.size())));
    }

    boolean isRoot() {
      return path.equals("/");
    }

    /** Returns whether it is of a kind whose source is written {@code //server/share}. */
    boolean isOfFileServer() {
      return fileSystem.equals("smbfs") || fileSystem.equals("afpfs");
    }

    /** Returns whether Time Machine made the mount for itself; macOS alone handles those. */
    boolean isTimeMachine() {
      return path.startsWith("/Volumes/.timemachine/")
          || path.startsWith("/Volumes/com.apple.TimeMachine.");
    }

    /** Returns whether this Java has a path for it, which depends on its locale. */
    boolean isSpellable() {
      try {
        Path.of(path);
        return true;
      } catch (InvalidPathException e) {
        return false;
      }
    }

    /**
     * Returns the line as an entry of the mount table.
     *
     * @throws InvalidPathException when it is not spellable
     */
    MountEntry entry() {
      Optional<SmbSource> smb =
          fileSystem.equals("smbfs") ? SmbUrl.parse(source) : Optional.empty();
      return new MountEntry(
          source,
          fileSystem,
          Path.of(path),
          smb,
          owner(),
          flags.contains("automounted"),
          flags.contains("nobrowse"));
    }

    /** Printed for mounts of others than root only. */
    private Optional<String> owner() {
      return flags.stream()
          .filter(flag -> flag.startsWith(MOUNTED_BY))
          .map(flag -> flag.substring(MOUNTED_BY.length()))
          .findFirst();
    }
  }
}
