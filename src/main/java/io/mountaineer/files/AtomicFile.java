package io.mountaineer.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file whose content is replaced in one step: at every instant, also after a kill or a power cut,
 * it holds all of the old bytes or all of the new ones.
 *
 * <p>A symlink stays a symlink, and what it points to is replaced. The file gets mode 0600 unless
 * another is asked for. Two writers never mix their bytes, but the last one wins: reading, changing
 * and writing back needs a lock as well.
 */
public final class AtomicFile {

  /** The number that macOS follows itself. */
  private static final int MAX_LINKS = 32;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final Set<PosixFilePermission> mode;

  public AtomicFile(Path path) {
    this(path, PRIVATE);
  }

  /**
   * A file that others may read or run.
   *
   * @param mode it gets with each content, whatever the umask is
   */
  public AtomicFile(Path path, Set<PosixFilePermission> mode) {
    this.path = path;
    this.mode = Set.copyOf(mode);
  }

  /**
   * Replaces the content. After a power cut the old content may be back; enough for what is
   * observed again anyway.
   *
   * @throws FileException when the file could not be written; it is then as it was
   */
  public void replace(byte[] content) throws FileException {
    try {
      swapIn(content);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  /**
   * Replaces the content so that it also outlasts a power cut; for what only the user could
   * restore.
   *
   * @throws FileException when the file could not be written; it is then as it was
   */
  public void replaceDurably(byte[] content) throws FileException {
    try {
      flushDirectory(swapIn(content).toAbsolutePath().getParent());
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  /**
   * Makes the file with this content, unless something is in its place by then: the first one wins.
   *
   * @throws FileException when it could not be written
   */
  public void create(byte[] content) throws FileException {
    try {
      TempFile temp = TempFile.beside(path);
      temp.write(content, mode);
      temp.linkTo(path);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  /**
   * Renames the file to its own name followed by a dot and this label, and a number where that
   * would replace another file. A rename needs no room, so it works on a full disk too.
   *
   * @return the new path
   * @throws FileException when there is no file or it could not be renamed
   */
  public Path setAside(String label) throws FileException {
    try {
      Path target = target();
      String name = target.getFileName() + "." + label;
      Path aside = target.resolveSibling(name);
      for (int copy = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); copy++) {
        aside = target.resolveSibling(name + "-" + copy);
      }
      return Files.move(target, aside);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  /**
   * Returns the file itself, after following any symlinks; it need not exist.
   *
   * @throws FileException when something other than a regular file is there
   */
  private Path target() throws IOException {
    Path at = path;
    for (int hops = 0; hops <= MAX_LINKS; hops++) {
      if (!Files.isSymbolicLink(at)) {
        return requireReplaceable(at);
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(path.toString());
  }

  private Path requireReplaceable(Path at) throws FileException {
    if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileException(path, "not a regular file");
    }
    return at;
  }

  private Path swapIn(byte[] content) throws IOException {
    Path target = target();
    TempFile temp = TempFile.beside(target);
    temp.write(content, mode);
    temp.moveTo(target);
    TempFile.sweepBeside(target);
    return target;
  }

  /** Some file systems refuse this for directories; the new content is in place all the same. */
  private static void flushDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException refused) {
      // Reporting a failure would say that the old content is still there.
    }
  }
}
