package io.mountaineer.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * New content of a file before it takes the file's place: {@code .name.pid-thread.tmp} beside it,
 * since a rename is atomic only within one volume.
 *
 * <p>The name is made of the process and the thread, so no two living writers share one, and what a
 * killed writer leaves behind is known by its dead process: a random name could not be told from
 * one in use, and a fixed one would be shared.
 */
final class TempFile {

  private static final Pattern OWNER = Pattern.compile("(\\d{1,18})-\\d+\\.tmp");

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;

  private TempFile(Path path) {
    this.path = path;
  }

  /** Returns the temp file of this thread for a target. */
  static TempFile beside(Path target) {
    String owner = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    return new TempFile(target.resolveSibling(prefix(target) + owner + ".tmp"));
  }

  /**
   * Writes all bytes through to the disk; leaves no file if that fails.
   *
   * @param mode of the file when it takes its place; before that nobody else may read it
   */
  void write(byte[] content, Set<PosixFilePermission> mode) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!writeUnlessInterrupted(content)) {
        interrupted |= Thread.interrupted();
      }
      if (!mode.equals(PRIVATE.value())) {
        Files.setPosixFilePermissions(path, mode);
      }
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Returns false if an interrupt closed the channel. A thread that is asked to stop must still be
   * able to record what it just did, so the caller tries again.
   */
  private boolean writeUnlessInterrupted(byte[] content) throws IOException {
    // Not truncated but made again: the mode is then ours, and a planted symlink is not followed.
    Files.deleteIfExists(path);
    try (FileChannel channel =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(false);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  void moveTo(Path target) throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Makes a hard link, which, unlike a rename, never replaces another process's file. */
  void linkTo(Path target) throws IOException {
    try {
      Files.createLink(target, path);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      return;
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /** Deletes the temp files of killed writers of this target, as far as possible. */
  static void sweepBeside(Path target) {
    String prefix = prefix(target);
    Path directory = target.toAbsolutePath().getParent();
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(directory, each -> isAbandoned(each, prefix))) {
      for (Path each : siblings) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // The content is in place; the next write sweeps again.
    }
  }

  private static boolean isAbandoned(Path sibling, String prefix) {
    String name = sibling.getFileName().toString();
    if (!name.startsWith(prefix)) {
      return false;
    }
    Matcher owner = OWNER.matcher(name.substring(prefix.length()));
    return owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty();
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }
}
