package io.mountaineer.cli;

/** Colours of the text output; none when no person reads it. */
enum Colors {
  PLAIN(false),
  COLOURED(true);

  private final boolean coloured;

  Colors(boolean coloured) {
    this.coloured = coloured;
  }

  String good(String text) {
    return in("32", text);
  }

  String attention(String text) {
    return in("1;33", text);
  }

  String bad(String text) {
    return in("31", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
