package io.mountaineer.platform.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers of real SMB servers; the lines with {@code #} say where each is from. */
final class Recordings {

  private Recordings() {}

  /** Returns an answer without its frame. */
  static byte[] of(String name) {
    try (InputStream file = Recordings.class.getResourceAsStream("/smb/" + name + ".txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String hex = text.lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
      byte[] whole = HexFormat.of().parseHex(hex);
      return Arrays.copyOfRange(whole, SmbNegotiate.FRAME, whole.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
