import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Part of a growing file.
 *
 * @param from where it begins, in bytes
 */
record Tail(Path file, long from) {

  /** Returns the part that is yet to be written. */
  static Tail of(Path file) throws IOException {
    return new Tail(file, Files.size(file));
  }

  String text() throws IOException {
    byte[] all = Files.readAllBytes(file);
    return new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8).strip();
  }
}
