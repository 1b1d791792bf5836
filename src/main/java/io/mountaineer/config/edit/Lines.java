package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.Optional;
import org.tomlj.TomlPosition;

/** The lines of a text. Each ends behind its LF or CRLF; the last one may have neither. */
public record Lines(String text) {

  /** Where the parser points to. It counts in characters, a text in halves of some of them. */
  int offset(TomlPosition position) {
    int start = 0;
    for (int line = 1; line < position.line(); line++) {
      start = end(start);
    }
    int length = text.codePointCount(start, end(start));
    return text.offsetByCodePoints(start, Math.min(position.column() - 1, length));
  }

  Position place(int offset) {
    int start = start(offset);
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Position(line, 1 + text.codePointCount(start, offset));
  }

  /** Where the line begins that holds the offset. */
  int start(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the next line begins, or the text ends. */
  int end(int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** Whether nothing but blanks is in the line that begins here; also behind the last line. */
  boolean isBlank(int start) {
    return text.substring(start, end(start)).isBlank();
  }

  /** Whether only blanks stand before the offset in its line. */
  boolean isFirst(int offset) {
    return text.substring(start(offset), offset).isBlank();
  }

  /** The blanks that the line of the offset begins with. */
  String indent(int offset) {
    int start = start(offset);
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /** The line end to use behind the line of the offset: its own, else the first of the text. */
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
