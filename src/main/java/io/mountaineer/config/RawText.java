package io.mountaineer.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A text before it is parsed: characters that TOML allows nowhere are found and blanked out. The
 * parser itself reports them only in some places and fails over them in others.
 *
 * @param text of the same length, fit for the parser
 * @param forbidden the first such character of each line
 */
record RawText(String text, List<Position> forbidden) {

  static RawText of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    List<Position> forbidden = new ArrayList<>();
    int line = 1;
    int column = 1;
    for (int character : text.codePoints().toArray()) {
      boolean bad = isForbidden(character);
      if (bad && (forbidden.isEmpty() || forbidden.get(forbidden.size() - 1).line() < line)) {
        forbidden.add(new Position(line, column));
      }
      clean.appendCodePoint(bad ? ' ' : character);
      boolean ends = character == '\n';
      column = ends ? 1 : column + 1;
      line += ends ? 1 : 0;
    }
    return new RawText(clean.toString(), List.copyOf(forbidden));
  }

  private static boolean isForbidden(int character) {
    boolean blank = character == '\t' || character == '\n' || character == '\r';
    return character < ' ' && !blank
        || character == 0x7f
        || Character.getType(character) == Character.SURROGATE;
  }
}
