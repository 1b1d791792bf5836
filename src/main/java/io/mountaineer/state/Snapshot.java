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
 * The state file at one moment.
 *
 * @param bytes what the file held; none when there was no file
 * @param state what goes for the state: the file's content, or a later change that was not saved
 * @param saved whether the state needs no writing
 * @param flaw why the bytes are no state; the state is then the empty one
 */
record Snapshot(byte[] bytes, State state, boolean saved, Optional<String> flaw) {

  /** Of a file that is missing. */
  static final Snapshot NOTHING = written(new byte[0], State.EMPTY);

  /** Far beyond any real state; what is longer is cut off here and then is no JSON. */
  private static final int MAX_BYTES = 16 << 20;

  static Snapshot written(byte[] bytes, State state) {
    return new Snapshot(bytes, state, true, Optional.empty());
  }

  /**
   * What the file holds now. This snapshot itself when the file has not changed: comparing the
   * bytes costs microseconds and, unlike times and sizes, cannot miss a change.
   */
  Snapshot refreshed(Path file) throws FileException {
    byte[] now = read(file);
    return Arrays.equals(bytes, now) ? this : parse(now);
  }

  /** The same file, with a change that could not be written. */
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
        throw new FileException(file, "not a regular file"); // Opening a pipe would wait for ever.
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
