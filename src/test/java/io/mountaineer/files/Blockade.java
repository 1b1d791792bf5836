package io.mountaineer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a file from being written while it can be read, as a full or read-only disk does; also for
 * root, whom no mode stops. A directory that is not empty lies where this thread's temp file goes.
 */
public final class Blockade {

  private final Path inside;

  private Blockade(Path inside) {
    this.inside = inside;
  }

  public static Blockade of(Path file) throws IOException {
    String owner = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    Path temp = file.resolveSibling("." + file.getFileName() + "." + owner + ".tmp");
    return new Blockade(Files.createDirectories(temp.resolve("inside")));
  }

  public void lift() throws IOException {
    Files.delete(inside);
    Files.delete(inside.getParent());
  }
}
