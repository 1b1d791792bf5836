package io.mountaineer.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * File of lines that only grows, mode 0600, and is set aside as {@code <name>.1} when it is full.
 * Never follows a symlink in its place, and never opens anything but a regular file: a pipe would
 * hold up the process. Writers hold a lock that is not of this class.
 */
public final class AppendFile {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Set<OpenOption> WRITING =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final long full;

  /**
   * @param full size in bytes from which on the file is set aside before the next line
   */
  public AppendFile(Path path, long full) {
    this.path = path;
    this.full = full;
  }

  public Path path() {
    return path;
  }

  /** Returns the place of the lines before those of the file. */
  public Path older() {
    return path.resolveSibling(path.getFileName() + ".1");
  }

  /**
   * Appends a line. A line that a killed writer left without its end costs itself only. What could
   * not be written whole, as on a full disk, is taken away again.
   *
   * @param line without a line break
   * @throws FileException if it could not be written
   */
  public void append(String line) throws FileException {
    try {
      setAsideIfFull();
      requireRegular(path);
      try (FileChannel channel = FileChannel.open(path, WRITING, PRIVATE)) {
        append(channel, line);
      }
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  private static void append(FileChannel channel, String line) throws IOException {
    long end = channel.size();
    String text = (endsWithinLine(channel, end) ? "\n" : "") + line + "\n";
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      channel.position(end);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  private static boolean endsWithinLine(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  private void setAsideIfFull() throws IOException {
    if (size() >= full) {
      Files.move(path, older(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private long size() throws IOException {
    try {
      return attributes(path).size();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Opens one of the two files for reading; empty if there is none.
   *
   * @throws FileException if something else than a regular file is in its place
   */
  public static Optional<FileChannel> open(Path file) throws FileException {
    try {
      requireRegular(file);
      return Optional.of(FileChannel.open(file, READING));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileException.at(file, e);
    }
  }

  /**
   * Returns the last bytes of a file as text, of which the first line may be cut; empty if there is
   * none.
   *
   * @throws FileException if it cannot be read, or is no regular file
   */
  public static String tail(Path file, int bytes) throws FileException {
    Optional<FileChannel> opened = open(file);
    if (opened.isEmpty()) {
      return "";
    }
    try (FileChannel channel = opened.get()) {
      long from = Math.max(0, channel.size() - bytes);
      ByteBuffer text = ByteBuffer.allocate((int) Math.min(bytes, channel.size()));
      while (text.hasRemaining() && channel.read(text, from + text.position()) > 0) {
        continue;
      }
      return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileException.at(file, e);
    }
  }

  /**
   * Returns what identifies the file that is at a path now, whatever its name; empty if there is
   * none.
   */
  public static Optional<Object> keyOf(Path file) {
    try {
      return Optional.ofNullable(attributes(file).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A file that is missing is as good as a regular one. */
  private static void requireRegular(Path file) throws IOException {
    try {
      if (!attributes(file).isRegularFile()) {
        throw new FileException(file, "not a regular file");
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
