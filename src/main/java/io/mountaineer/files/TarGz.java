package io.mountaineer.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Archive of small texts, in the ustar format of POSIX.1-1988, compressed by gzip. */
public final class TarGz {

  private static final int BLOCK = 512;

  private TarGz() {}

  /**
   * Returns the bytes of an archive.
   *
   * @param texts by their names: short, plain and without a folder above
   * @param seconds time of every file, since 1970
   */
  public static byte[] of(Map<String, String> texts, long seconds) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        byte[] content = each.getValue().getBytes(StandardCharsets.UTF_8);
        out.write(header(each.getKey(), content.length, seconds));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
      }
      out.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(String name, int size, long seconds) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", size));
    put(header, 136, String.format(Locale.ROOT, "%011o\0", seconds));
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
