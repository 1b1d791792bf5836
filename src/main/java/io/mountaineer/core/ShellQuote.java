package io.mountaineer.core;

import java.util.regex.Pattern;

/** Quoting of words for a shell, in commands that people copy from our messages. */
public final class ShellQuote {

  /** Characters without a meaning to any shell, in letters of any language. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellQuote() {}

  /** Returns the word itself where that is safe, else in single quotes. */
  public static String of(Object word) {
    String text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
