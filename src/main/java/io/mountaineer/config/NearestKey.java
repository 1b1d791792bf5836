package io.mountaineer.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the key that somebody most likely meant, by edit distance. */
final class NearestKey {

  // Keys are far shorter; a longer text is garbage and would only cost time.
  private static final int LONGEST = 64;

  private NearestKey() {}

  static String to(String written, Collection<String> known) {
    String plain = written.substring(0, Math.min(written.length(), LONGEST));
    String comparable = plain.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .min(Comparator.comparingInt(key -> distance(comparable, key)))
        .orElseThrow();
  }

  /** Levenshtein: how many characters to insert, delete or replace. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] here = new int[to.length() + 1];
      here[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
      }
      above = here;
    }
    return above[to.length()];
  }
}
