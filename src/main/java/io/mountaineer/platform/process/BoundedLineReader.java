package io.mountaineer.platform.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reader of endless lines that never grows: bytes beyond the length of a line are dropped, and a
 * writer faster than {@value #BLOCK} bytes in {@value #BREATH_MILLIS} ms has to wait for us.
 */
final class BoundedLineReader {

  /** Longer than any path of a file system. */
  static final int LONGEST = 4096;

  private static final int BLOCK = 8192;
  private static final int BREATH_MILLIS = 50;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> listener;

  BoundedLineReader(Consumer<String> listener) {
    this.listener = listener;
  }

  /** Reads to the end; an unfinished last line does not count. */
  void read(InputStream stream) throws IOException, InterruptedException {
    byte[] block = new byte[BLOCK];
    int length = stream.read(block);
    while (length >= 0) {
      take(block, length);
      if (length == BLOCK) {
        Thread.sleep(BREATH_MILLIS);
      }
      length = stream.read(block);
    }
  }

  private void take(byte[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        listener.accept(text);
      } else if (line.size() < LONGEST) {
        line.write(block[i]);
      }
    }
  }
}
