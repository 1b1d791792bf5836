package io.mountaineer.platform.macos;

/**
 * Text that other machines chose, such as the names that servers announce: made fit for a terminal
 * and for one line of it.
 */
final class ForeignText {

  /** A DNS label has 63 bytes, a share name 80 characters. */
  private static final int LONGEST = 255;

  private static final int REPLACEMENT = 0xFFFD;

  private ForeignText() {}

  /**
   * Returns the text without what could move a cursor, turn the direction of writing or break a
   * line.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(character -> isPlain(character) ? character : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
