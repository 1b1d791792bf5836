package io.mountaineer.cli.completion;

/** Quoting of a word in a command line, perhaps not yet finished. */
final class ShellText {

  private ShellText() {}

  /** Returns the word without its quoting; what a shell would expand stays as it is written. */
  static String plain(String written) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      boolean escapes = c == '\\' && quote != '\'' && at + 1 < written.length();
      if (escapes) {
        at++;
        plain.append(written.charAt(at));
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (c != '\\' || quote == '\'') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
