package io.mountaineer.platform.macos;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One line of {@code mount}: {@code <source> on <path> (<type>[, <flag>…][, mounted by <user>])}
 * (diskdev_cmds mount.c prmount()). Nothing in the path is escaped, so the line is split where a
 * path can begin and where the last parenthesis opens: an SMB source holds no blank, other sources
 * do ({@code map auto_home}).
 */
record MountLine(String source, String path, String fileSystem, List<String> flags) {

  private static final String ON = " on /";
  private static final String MOUNTED_BY = "mounted by ";

  static Optional<MountLine> parse(String line) {
    int on = line.indexOf(ON);
    int options = line.lastIndexOf(" (");
    int pathStart = on + ON.length() - 1;
    if (on <= 0 || options <= pathStart || !line.endsWith(")")) {
      return Optional.empty();
    }
    List<String> words = List.of(line.substring(options + 2, line.length() - 1).split(", "));
    return Optional.of(
        new MountLine(
            line.substring(0, on),
            line.substring(pathStart, options),
            words.get(0),
            words.subList(1, words.size())));
  }

  boolean isRoot() {
    return path.equals("/");
  }

  /** Whether it is of a kind whose source is written {@code //server/share}. */
  boolean isOfFileServer() {
    return fileSystem.equals("smbfs") || fileSystem.equals("afpfs");
  }

  /** A mount that Time Machine made for itself; macOS alone handles those. */
  boolean isTimeMachine() {
    return path.startsWith("/Volumes/.timemachine/")
        || path.startsWith("/Volumes/com.apple.TimeMachine.");
  }

  /** Whether this Java has a path for it, which depends on its locale. */
  boolean isSpellable() {
    try {
      Path.of(path);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The same as an entry of the mount table.
   *
   * @throws InvalidPathException when it is not spellable
   */
  MountEntry entry() {
    Optional<SmbSource> smb = fileSystem.equals("smbfs") ? SmbUrl.parse(source) : Optional.empty();
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
