package io.mountaineer.cli;

import io.mountaineer.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Output of results: text for people, or one JSON object for programs. */
final class Console {

  private final PrintWriter writer;
  private final boolean json;
  private final Colors colors;

  Console(PrintWriter writer, boolean json, Colors colors) {
    this.writer = writer;
    this.json = json;
    this.colors = colors;
  }

  boolean isJson() {
    return json;
  }

  Colors colors() {
    return colors;
  }

  void print(Map<String, Object> object) {
    print(object, false);
  }

  /**
   * Prints one JSON object.
   *
   * @param streamed whether more follow, so that it stands on a line of its own
   */
  void print(Map<String, Object> object, boolean streamed) {
    line(streamed ? Json.line(object) : Json.pretty(object));
  }

  void print(List<String> lines) {
    print(lines, "");
  }

  /** Prints all lines at once after a prefix, so that a redrawn screen does not flicker. */
  void print(List<String> lines, String prefix) {
    writer.print(prefix + String.join("\n", lines) + "\n");
    writer.flush();
  }

  /** Returns whether the reader is gone, as after {@code | head}. */
  boolean isClosed() {
    return writer.checkError();
  }

  void line(String line) {
    print(List.of(line));
  }
}
