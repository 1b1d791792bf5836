package io.mountaineer.core;

import java.util.regex.Pattern;

/** A word as a shell takes it, for commands that people copy from our messages. */
public final class ShellQuote {

  /** What no shell gives a meaning to, in letters of any language. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellQuote() {}

  /** The word itself where that is safe, else in single quotes. */
  public static String of(Object word) {
    String text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
