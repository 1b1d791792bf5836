package io.mountaineer.agent;

import io.mountaineer.state.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories of an installation. */
final class Folders {

  private Folders() {}

  /** Makes it and its parents where they are missing; whatever is there keeps its mode. */
  static void make(Path folder) throws FileTrouble {
    try {
      // Asked first because of JDK-8294193: early releases of 17 refuse a symlink to a folder.
      if (!Files.isDirectory(folder)) {
        var mode = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
      }
    } catch (IOException e) {
      throw FileTrouble.at(folder, e);
    }
  }
}
