package io.mountaineer.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The config that a user starts with: no shares yet, every key explained. */
final class FirstConfig {

  private FirstConfig() {}

  /** The text of {@code config.example.toml}. */
  static byte[] text() throws IOException {
    try (InputStream in = FirstConfig.class.getResourceAsStream("/config.example.toml")) {
      if (in == null) {
        throw new IllegalStateException("the jar was built without config.example.toml");
      }
      return in.readAllBytes();
    }
  }

  /** Writes the file as a whole, unless there is one by then: whoever was first wins. */
  static void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // Asked first because of JDK-8294193: early releases of 17 refuse a symlink to a folder.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path draft = Files.createTempFile(folder, ".config", ".tmp");
    try {
      fill(draft);
      // A hard link, unlike a rename, never replaces what another process put there meanwhile.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      return;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void fill(Path draft) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
