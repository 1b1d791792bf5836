package io.mountaineer.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser says about a syntax error, without the pieces of the text that it repeats. */
final class SyntaxMessage {

  private static final Pattern UNEXPECTED =
      Pattern.compile("Unexpected '(.{2,})', expected (.*)", Pattern.DOTALL);
  private static final Pattern ESCAPED_CHARACTER =
      Pattern.compile("\\\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|[a-z])");
  private static final Pattern ABOUT_KEY =
      Pattern.compile(
          "(.*)( previously defined .*| is not an? .*| is an inline table .*)", Pattern.DOTALL);

  private SyntaxMessage() {}

  static String of(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    // A single character is worth showing; a word may be a part of a password.
    if (unexpected.matches() && !ESCAPED_CHARACTER.matcher(unexpected.group(1)).matches()) {
      return "unexpected text, expected " + unexpected.group(2);
    }
    Matcher aboutKey = ABOUT_KEY.matcher(message);
    return aboutKey.matches()
        ? SafeText.plain(aboutKey.group(1)) + aboutKey.group(2)
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
