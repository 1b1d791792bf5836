package io.mountaineer.config;

/** Which characters no name, host or path may hold, and no terminal should be sent. */
public final class Characters {

  private Characters() {}

  /** Controls, line breaks of Unicode and halves of a surrogate pair. */
  public static boolean isControl(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  static boolean hasControl(String text) {
    return text.codePoints().anyMatch(Characters::isControl);
  }
}
