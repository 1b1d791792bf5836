package io.mountaineer.config;

import io.mountaineer.core.PrintableText;
import java.util.Locale;

/**
 * Values of the user in messages: quoted, on one line, not endless, and cut at the first colon,
 * after which people put passwords ({@code user:secret}, {@code //u:secret@h}).
 */
public final class SafeText {

  private static final int LONGEST = 60;

  private SafeText() {}

  public static String quoted(String value) {
    return '"' + plain(value) + '"';
  }

  static String plain(String value) {
    StringBuilder shown = new StringBuilder();
    value.codePoints().limit(LONGEST).takeWhile(c -> c != ':').forEach(c -> append(shown, c));
    boolean cut = value.indexOf(':') >= 0 || value.codePointCount(0, value.length()) > LONGEST;
    return cut ? shown.append('…').toString() : shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    if (isControl(character)) {
      shown.append(String.format(Locale.ROOT, "\\u%04x", character));
    } else {
      shown.appendCodePoint(character);
    }
  }

  /**
   * Returns whether no name, host or path may hold a character, nor a terminal be sent it:
   * controls, line breaks of Unicode and halves of a surrogate pair.
   */
  public static boolean isControl(int character) {
    return PrintableText.isControl(character);
  }

  static boolean hasControl(String text) {
    return text.codePoints().anyMatch(SafeText::isControl);
  }
}
