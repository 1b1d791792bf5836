package io.mountaineer.agent;

import io.mountaineer.agent.Installer.PlacedFile;
import io.mountaineer.files.AtomicFile;
import io.mountaineer.files.Directories;
import io.mountaineer.files.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Desired content and mode of one file of an installation. */
final class InstalledFile {

  private final String kind;
  private final Path path;
  private final byte[] content;
  private final Set<PosixFilePermission> mode;

  private InstalledFile(String kind, Path path, byte[] content, String mode) {
    this.kind = kind;
    this.path = path;
    this.content = content;
    this.mode = PosixFilePermissions.fromString(mode);
  }

  /** Returns a file that all may read. Launchd refuses a property list that others may write. */
  static InstalledFile readable(String kind, Path path, byte[] content) {
    return new InstalledFile(kind, path, content, "rw-r--r--");
  }

  /** Returns a file that all may run. */
  static InstalledFile executable(String kind, Path path, String text) {
    return new InstalledFile(kind, path, text.getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
  }

  /** Returns whether the file is missing, or has another content or mode. */
  boolean differs() {
    try {
      return Files.size(path) != content.length
          || !Files.getPosixFilePermissions(path).equals(mode)
          || !Arrays.equals(Files.readAllBytes(path), content);
    } catch (IOException e) {
      return true; // writing fails with the reason
    }
  }

  /**
   * Writes the file unless it is right already. A process that has the old file open keeps it.
   *
   * @throws FileException when the file cannot be written; it is then unchanged
   */
  PlacedFile place() throws FileException {
    boolean differs = differs();
    if (differs) {
      Directories.make(path.getParent(), "rwxr-xr-x");
      new AtomicFile(path, mode).replaceDurably(content);
    }
    return new PlacedFile(kind, path, differs);
  }

  /** Returns the file as {@link #place} would leave it. */
  PlacedFile planned() {
    return new PlacedFile(kind, path, differs());
  }
}
