package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Jar to be installed; a few megabytes. */
final class Jar {

  private static final int HASH_DIGITS = 12;

  private final byte[] content;
  private final String archive;

  private Jar(byte[] content) {
    this.content = content;
    this.archive =
        "mountaineer-" + HexFormat.of().formatHex(sha256(content)).substring(0, HASH_DIGITS);
  }

  static Jar read(Path file) throws FileException {
    try {
      return new Jar(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileException.at(file, e);
    }
  }

  byte[] content() {
    return content;
  }

  /** Returns the archive's name without the build of the Java; it differs for another content. */
  String archive() {
    return archive;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
