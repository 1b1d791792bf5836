package io.mountaineer.files;

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
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Lock file that is open.
 *
 * <p>Its text is read and written as a {@link RandomAccessFile}: through a channel, an interrupt
 * would close the file, and closing any descriptor of a file drops every lock this process has on
 * it.
 */
final class LockChannel implements Closeable {

  /** More bytes than any text takes. */
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
      // Of an earlier run: lock files are never deleted.
    }
    return new LockChannel(new RandomAccessFile(path.toFile(), "rw"), keyOf(path));
  }

  /** Returns whether the path still leads to this file: the directory may have been cleared. */
  boolean isStillAt(Path path) throws IOException {
    try {
      return Objects.equals(key, keyOf(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Returns the lock, unless another process or {@link LockFile} of this process holds it. */
  Optional<FileLock> tryLock() throws IOException {
    try {
      return Optional.ofNullable(file.getChannel().tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  String read() throws IOException {
    byte[] text = new byte[MAX_TEXT];
    file.seek(0);
    int length = file.read(text);
    return new String(text, 0, Math.max(length, 0), StandardCharsets.UTF_8);
  }

  /**
   * Replaces the text by one write over the old one, so that no reader sees a part and a kill loses
   * neither; the rest of a longer old text is blank lines until it is cut off.
   */
  void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int old = (int) Math.min(file.length(), MAX_TEXT);
    byte[] covering = Arrays.copyOf(bytes, bytes.length == 0 ? 0 : Math.max(bytes.length, old));
    Arrays.fill(covering, bytes.length, covering.length, (byte) '\n');
    file.seek(0);
    file.write(covering);
    file.setLength(bytes.length);
  }

  /** Returns the time of the last write. */
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
