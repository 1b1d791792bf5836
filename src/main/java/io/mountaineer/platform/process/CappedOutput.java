package io.mountaineer.platform.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Output of a child on one stream. Takes only the bytes that are there already: a blocking read
 * would last for as long as some grandchild holds the stream open.
 */
final class CappedOutput {

  /**
   * A list of all open files of a Mac, the longest answer there is, takes 2 MiB (some 20 000 files
   * of 100 bytes each).
   */
  private static final int CAP = 8 << 20;

  /** Maximum of one call, so that a child that never stops writing cannot hold it up. */
  private static final int SHARE_OF_ONE_CALL = 1 << 20;

  private final InputStream stream;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean cut;

  CappedOutput(InputStream stream) {
    this.stream = stream;
  }

  /** Takes the bytes that are there; true if there were any. Those beyond the cap are dropped. */
  boolean drain() {
    int taken = 0;
    try {
      int available = stream.available();
      while (available > 0 && taken < SHARE_OF_ONE_CALL) {
        byte[] bytes = stream.readNBytes(Math.min(available, SHARE_OF_ONE_CALL - taken));
        int room = Math.min(bytes.length, CAP - kept.size());
        kept.write(bytes, 0, room);
        cut |= room < bytes.length;
        taken += bytes.length;
        available = stream.available();
      }
    } catch (IOException e) {
      cut = true; // the stream has been closed under us: nothing more will come
      return false;
    }
    return taken > 0;
  }

  /** Returns whether some output was dropped. */
  boolean isCut() {
    return cut;
  }

  /** Returns the kept bytes as UTF-8; malformed ones become the replacement character. */
  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
