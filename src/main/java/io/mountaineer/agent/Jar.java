package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The program that is to be installed; a few megabytes. */
final class Jar {

  private static final int DIGITS = 12;

  private final byte[] content;
  private final String archive;

  private Jar(byte[] content) {
    this.content = content;
    this.archive = "mountaineer-" + HexFormat.of().formatHex(sha256(content)).substring(0, DIGITS);
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

  /** The name of its archive, before the build of the Java. Another program has another one. */
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
