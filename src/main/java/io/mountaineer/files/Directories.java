package io.mountaineer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories for files of mountaineer. */
public final class Directories {

  private Directories() {}

  /**
   * Makes a directory and its parents where they are missing; one that exists keeps its mode.
   *
   * @param mode of what is made, such as {@code rwx------}
   * @throws FileException if it cannot be made
   */
  public static void make(Path folder, String mode) throws FileException {
    try {
      // Asked first because of JDK-8294193: early releases of 17 refuse a symlink to a folder.
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
      }
    } catch (IOException e) {
      throw FileException.at(folder, e);
    }
  }
}
