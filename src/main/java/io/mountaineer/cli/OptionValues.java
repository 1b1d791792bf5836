package io.mountaineer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values that look like options, such as {@code --target-subpath=-Vault}. The parser refuses them
 * even behind an equals sign, so they are marked before it reads them, and unmarked after.
 */
final class OptionValues {

  /** No text that people type holds it: Unicode keeps it for use within programs. */
  private static final char MARK = '\uFDD0';

  private static final Pattern LIKE_OPTION = Pattern.compile("(?s)(--[a-z-]+=)(-.+)");

  private OptionValues() {}

  /** Returns the words of a command line with such values marked, up to a {@code --}. */
  static String[] marked(String[] words) {
    List<String> all = Arrays.asList(words);
    int end = all.contains("--") ? all.indexOf("--") : words.length;
    String[] marked = words.clone();
    for (int at = 0; at < end; at++) {
      marked[at] = LIKE_OPTION.matcher(words[at]).replaceFirst("$1" + MARK + "$2");
    }
    return marked;
  }

  /** Returns a text without marks. */
  static String plain(String text) {
    return text.indexOf(MARK) < 0 ? text : text.replace(String.valueOf(MARK), "");
  }
}
