package io.mountaineer.tray.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of the menu, which does not wrap by itself. */
final class MenuText {

  /** Characters of the longest line. */
  static final int MAX_LENGTH = 72;

  /** Characters of a line of a wrapped text. */
  static final int WRAP_LENGTH = 60;

  /** Lines of a wrapped text; a window shows the whole. */
  private static final int MAX_LINES = 8;

  private MenuText() {}

  /** Returns the text in one line that fits a menu; never ends in half a character. */
  static String fit(String text) {
    String line = oneLine(text);
    return length(line) <= MAX_LENGTH ? line : head(line, MAX_LENGTH - 1) + "…";
  }

  /** Returns the text in lines that fit a menu, broken between words where it has any. */
  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : oneLine(text).split(" ")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > WRAP_LENGTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (length(line) > MAX_LENGTH) {
        String head = head(line, WRAP_LENGTH);
        lines.add(head);
        line.delete(0, head.length());
      }
    }
    lines.add(line.toString());
    return lines.size() <= MAX_LINES ? lines : cut(lines);
  }

  private static List<String> cut(List<String> lines) {
    List<String> shown = new ArrayList<>(lines.subList(0, MAX_LINES));
    shown.set(MAX_LINES - 1, shown.get(MAX_LINES - 1) + "…");
    return shown;
  }

  /** Returns a reason of the engine as the beginning of a line. */
  static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  private static String head(CharSequence text, int characters) {
    return text.subSequence(0, Character.offsetByCodePoints(text, 0, characters)).toString();
  }
}
