package io.mountaineer.agent;

/** Text as it stands between two tags of XML 1.0. */
final class XmlText {

  private XmlText() {}

  /**
   * Escapes what has a meaning of its own; also line breaks, which a reader may change otherwise.
   *
   * @throws UnsupportedPathException when there is a character that XML cannot hold
   */
  static String of(String text) {
    StringBuilder xml = new StringBuilder();
    text.codePoints().forEach(each -> append(xml, each));
    return xml.toString();
  }

  private static void append(StringBuilder xml, int character) {
    switch (character) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\'' -> xml.append("&apos;");
      case '\t', '\n', '\r' -> xml.append("&#").append(character).append(';');
      default -> xml.appendCodePoint(requireHeld(character));
    }
  }

  private static int requireHeld(int character) {
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (character < ' ' || surrogate || character == 0xFFFE || character == 0xFFFF) {
      throw new UnsupportedPathException(
          "the character U+%04X cannot be written in a property list", character);
    }
    return character;
  }
}
