package io.mountaineer.config;

import java.util.Locale;

/** Values as a config spells them. */
public final class TomlLiteral {

  private TomlLiteral() {}

  /** Returns a text in quotes, on one line whatever it holds, and anything else as it is. */
  public static String of(Object value) {
    if (!(value instanceof String text)) {
      return value.toString();
    }
    StringBuilder literal = new StringBuilder("\"");
    text.chars().forEach(character -> append(literal, (char) character));
    return literal.append('"').toString();
  }

  private static void append(StringBuilder literal, char character) {
    if (character == '"' || character == '\\') {
      literal.append('\\').append(character);
    } else if (character < ' ' || character == 0x7f) {
      literal.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
    } else {
      literal.append(character);
    }
  }
}
