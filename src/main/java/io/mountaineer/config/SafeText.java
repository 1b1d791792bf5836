package io.mountaineer.config;

import java.util.Locale;

/**
 * A value of the user as it may stand in a message: quoted, on one line, not endless, and cut at
 * the first colon, behind which people put passwords ({@code user:secret}, {@code //u:secret@h}).
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
    if (Characters.isControl(character)) {
      shown.append(String.format(Locale.ROOT, "\\u%04x", character));
    } else {
      shown.appendCodePoint(character);
    }
  }
}
