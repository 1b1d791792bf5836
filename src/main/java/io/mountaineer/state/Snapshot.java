package io.mountaineer.state;

import io.mountaineer.files.FileException;
import io.mountaineer.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * State file at one moment.
 *
 * @param bytes the content of the file; none if there was no file
 * @param state the state in force: the file's content, or a later change that was not saved
 * @param saved whether the state needs no writing
 * @param flaw the reason why the bytes are no state; the state is then the empty one
 */
record Snapshot(byte[] bytes, State state, boolean saved, Optional<String> flaw) {

  /** Snapshot of a file that is missing. */
  static final Snapshot NOTHING = written(new byte[0], State.EMPTY);

  /** Far beyond any real state; a longer file is cut off here and then is no JSON. */
  private static final int MAX_BYTES = 16 << 20;

  static Snapshot written(byte[] bytes, State state) {
    return new Snapshot(bytes, state, true, Optional.empty());
  }

  /**
   * Returns the snapshot of now; this one itself if the file has not changed: comparing the bytes
   * costs microseconds and, unlike times and sizes, cannot miss a change.
   */
  Snapshot refreshed(Path file) throws FileException {
    byte[] now = read(file);
    return Arrays.equals(bytes, now) ? this : parse(now);
  }

  /** Returns the snapshot of the same file, with a change that could not be written. */
  Snapshot unsaved(State changed) {
    return new Snapshot(bytes, changed, false, flaw);
  }

  private static Snapshot parse(byte[] bytes) {
    try {
      return written(bytes, StateJson.read(bytes));
    } catch (JsonException e) {
      return new Snapshot(bytes, State.EMPTY, true, Optional.of(e.getMessage()));
    }
  }

  private static byte[] read(Path file) throws FileException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileException(file, "not a regular file"); // Opening a pipe would wait forever.
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(MAX_BYTES);
      }
    } catch (NoSuchFileException e) {
      return NOTHING.bytes;
    } catch (IOException e) {
      throw FileException.at(file, e);
    }
  }
}
