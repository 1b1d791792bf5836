package io.mountaineer.core;

/**
 * Text of other programs, servers and files, made fit to be shown: a terminal would obey its escape
 * sequences, a line break would forge a line, and marks of writing direction would show a name as
 * another one.
 */
public final class PrintableText {

  private static final int REPLACEMENT = '?';

  private PrintableText() {}

  /** Returns the text with a question mark for each character that no line of output may hold. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(PrintableText::isHarmful)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(isHarmful(c) ? REPLACEMENT : c));
    return clean.toString();
  }

  private static boolean isHarmful(int character) {
    return isControl(character) || turnsDirection(character);
  }

  /** Returns whether it is a control, a line break of Unicode or half of a surrogate pair. */
  public static boolean isControl(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** Returns whether it embeds, overrides or isolates a direction (UAX #9). */
  private static boolean turnsDirection(int character) {
    return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
  }
}
