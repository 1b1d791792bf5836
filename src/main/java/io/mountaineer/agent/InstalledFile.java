package io.mountaineer.agent;

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

/** A file as an installation wants it. */
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

  /** For everybody to read. Launchd refuses a property list that others may write to. */
  static InstalledFile readable(String kind, Path path, byte[] content) {
    return new InstalledFile(kind, path, content, "rw-r--r--");
  }

  static InstalledFile program(String kind, Path path, String text) {
    return new InstalledFile(kind, path, text.getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
  }

  /** Returns whether it is missing, or has another content or mode. */
  boolean differs() {
    try {
      return Files.size(path) != content.length
          || !Files.getPosixFilePermissions(path).equals(mode)
          || !Arrays.equals(Files.readAllBytes(path), content);
    } catch (IOException e) {
      return true; // writing tells why
    }
  }

  /**
   * Puts it in place unless it is there already. A process that has the old file open keeps it.
   *
   * @throws FileException when it could not be written; it is then as it was
   */
  Placed put() throws FileException {
    boolean differs = differs();
    if (differs) {
      Directories.make(path.getParent(), "rwxr-xr-x");
      new AtomicFile(path, mode).replaceDurably(content);
    }
    return new Placed(kind, path, differs);
  }

  /** Returns the step that {@link #put} would take. */
  Placed planned() {
    return new Placed(kind, path, differs());
  }
}
