package io.mountaineer.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/**
 * An open lock file.
 *
 * <p>Its text is read and written as a {@link RandomAccessFile}: through a channel, an interrupt
 * would close the file, and closing any descriptor of a file drops every lock this process has on
 * it.
 */
final class LockChannel implements Closeable {

  /** More than any holder takes. */
  private static final int MAX_TEXT = 4096;

  private final RandomAccessFile file;
  private final Object key;

  private LockChannel(RandomAccessFile file, Object key) {
    this.file = file;
    this.key = key;
  }

  static LockChannel open(Path path) throws IOException {
    try {
      var mode = PosixFilePermissions.fromString("rw-------");
      Files.createFile(path, PosixFilePermissions.asFileAttribute(mode));
    } catch (FileAlreadyExistsException e) {
      // Of an earlier run: lock files stay.
    }
    return new LockChannel(new RandomAccessFile(path.toFile(), "rw"), keyOf(path));
  }

  /** Whether the path still leads to this file: somebody may have cleared the directory. */
  boolean isStillAt(Path path) throws IOException {
    try {
      return Objects.equals(key, keyOf(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The lock, unless another process holds it, or another {@link LockFile} of this process. */
  Optional<FileLock> tryLock() throws IOException {
    try {
      return Optional.ofNullable(file.getChannel().tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  Optional<LockHolder> readHolder() throws IOException {
    byte[] text = new byte[MAX_TEXT];
    file.seek(0);
    int length = file.read(text);
    return length <= 0
        ? Optional.empty()
        : LockHolder.parse(new String(text, 0, length, StandardCharsets.UTF_8));
  }

  void writeHolder(LockHolder holder) throws IOException {
    clearHolder();
    file.seek(0);
    file.write(holder.text().getBytes(StandardCharsets.UTF_8)); // At once, so none reads a part.
  }

  void clearHolder() throws IOException {
    file.setLength(0);
  }

  /** When somebody last wrote or cleared a holder. */
  FileTime lastWritten(Path path) throws IOException {
    return Files.getLastModifiedTime(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
