package io.mountaineer.cli;

import java.util.ArrayList;
import java.util.List;

/** Text cut and padded to columns of a terminal of 80. */
final class TextLayout {

  static final int WIDTH = 80;

  private TextLayout() {}

  /** Returns exactly so many characters: cut with an ellipsis, or padded with blanks. */
  static String fit(String text, int width) {
    int length = text.codePointCount(0, text.length());
    if (length <= width) {
      return text + " ".repeat(width - length);
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** Returns lines of at most the terminal's width, indented; words stay whole if they fit. */
  static List<String> wrap(String text, int indent) {
    int room = WIDTH - indent;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > room) {
        lines.add(" ".repeat(indent) + line);
        line.setLength(0);
      }
      for (; rest.length() > room; rest = rest.substring(room)) {
        lines.add(" ".repeat(indent) + rest.substring(0, room));
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(" ".repeat(indent) + line);
    return lines;
  }
}
