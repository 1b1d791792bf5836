package io.mountaineer.config;

import io.mountaineer.files.AtomicFile;
import io.mountaineer.files.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Config that a user starts with: no shares yet, every key explained. */
public final class DefaultConfig {

  private DefaultConfig() {}

  /** Returns the text of {@code config.example.toml}. */
  public static byte[] text() throws IOException {
    try (InputStream in = DefaultConfig.class.getResourceAsStream("/config.example.toml")) {
      if (in == null) {
        throw new IllegalStateException("the jar was built without config.example.toml");
      }
      return in.readAllBytes();
    }
  }

  /** Writes the file as a whole, unless there is one by then: the first writer wins. */
  static void write(Path file) throws IOException {
    Directories.make(file.toAbsolutePath().getParent(), "rwx------");
    new AtomicFile(file).create(text());
  }
}
