package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.Optional;
import org.tomlj.TomlPosition;

/** Lines of a text. Each ends after its LF or CRLF; the last one may have neither. */
record Lines(String text) {

  /**
   * Returns the offset that the parser points to. It counts in characters, a text in halves of some
   * of them.
   */
  int offset(TomlPosition position) {
    int start = 0;
    for (int line = 1; line < position.line(); line++) {
      start = end(start);
    }
    int length = text.codePointCount(start, end(start));
    return text.offsetByCodePoints(start, Math.min(position.column() - 1, length));
  }

  Position position(int offset) {
    int start = start(offset);
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Position(line, 1 + text.codePointCount(start, offset));
  }

  /** Returns the beginning of the line that holds the offset. */
  int start(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Returns the beginning of the next line, or the end of the text. */
  int end(int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline + 1;
  }

  /**
   * Returns whether nothing but blanks is in the line that begins here; also after the last line.
   */
  boolean isBlank(int start) {
    return text.substring(start, end(start)).isBlank();
  }

  /** Returns whether only blanks stand before the offset in its line. */
  boolean isFirst(int offset) {
    return text.substring(start(offset), offset).isBlank();
  }

  /** Returns the blanks that the line of the offset begins with. */
  String indent(int offset) {
    int start = start(offset);
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /**
   * Returns the line end to use after the line of the offset: its own, else the first of the text.
   */
  String newline(int offset) {
    return newlineAt(end(offset)).or(() -> newlineAt(end(0))).orElse("\n");
  }

  private Optional<String> newlineAt(int end) {
    if (end == 0 || text.charAt(end - 1) != '\n') {
      return Optional.empty();
    }
    return Optional.of(end > 1 && text.charAt(end - 2) == '\r' ? "\r\n" : "\n");
  }
}
