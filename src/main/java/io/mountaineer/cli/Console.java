package io.mountaineer.cli;

import io.mountaineer.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Output of results: text for people, or one JSON object for programs. */
final class Console {

  /** Moves the cursor home and clears the screen, as every terminal since the VT100 does. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final PrintWriter writer;
  private final GlobalOptions options;
  private final Colors colors;
  private final ShownText shown;
  private final Screen screen;

  /**
   * Place where results are shown.
   *
   * @param width columns of a line, {@link TextLayout#UNLIMITED} if it is no terminal
   * @param redraws whether it can be cleared and redrawn
   */
  record Screen(IntSupplier width, boolean redraws) {}

  Console(
      PrintWriter writer, GlobalOptions options, Colors colors, ShownText shown, Screen screen) {
    this.writer = writer;
    this.options = options;
    this.colors = colors;
    this.shown = shown;
    this.screen = screen;
  }

  boolean isJson() {
    return options.json();
  }

  /** Returns whether the user wants no results but errors. */
  boolean isQuiet() {
    return options.verbosity() < 0;
  }

  /** Returns whether the user wants more detail than usual. */
  boolean isDetailed() {
    return options.verbosity() > 0;
  }

  Colors colors() {
    return colors;
  }

  /** Returns the columns of a line; without end where no terminal shows it. */
  int width() {
    return screen.width().getAsInt();
  }

  void print(Map<String, Object> object) {
    print(object, false);
  }

  /**
   * Prints one JSON object, even if the user wants errors only: it was asked for.
   *
   * @param streamed whether more follow, so that it stands on a line of its own
   */
  void print(Map<String, Object> object, boolean streamed) {
    write((streamed ? Json.line(object) : Json.pretty(object)) + "\n");
  }

  /** Prints results, each line a paragraph that is wrapped to the terminal. */
  void print(List<String> lines) {
    if (!isQuiet()) {
      write(text(lines));
    }
  }

  void line(String line) {
    print(List.of(line));
  }

  /** Prints failed results, which are shown even to a user who wants errors only. */
  void printFailed(List<String> lines) {
    write(text(lines));
  }

  /** Prints results in place of those before them, at once so that nothing flickers. */
  void redraw(List<String> lines) {
    if (!isQuiet()) {
      write((screen.redraws() ? CLEAR : "") + text(lines));
    }
  }

  /** Prints lines for other programs, or such as were asked for by name: exactly as they are. */
  void verbatim(List<String> lines) {
    write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  /** Prints help, whatever else the user wants, wrapped but otherwise as it is. */
  void page(List<String> lines) {
    write(wrapped(lines));
  }

  /** Returns whether the reader is gone, as after {@code | head}. */
  boolean isClosed() {
    return writer.checkError();
  }

  private String text(List<String> lines) {
    return wrapped(shown.of(lines));
  }

  private String wrapped(List<String> lines) {
    int width = width();
    return lines.stream()
        .flatMap(line -> TextLayout.laidOut(line, width).stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private void write(String text) {
    writer.print(text);
    writer.flush();
  }
}
