package io.mountaineer.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages about keys that mountaineer does not know. */
final class UnknownKey {

  private static final List<String> SECRETS = List.of("password", "passwd", "pass", "secret");

  // Keys are far shorter; a longer text is garbage and would only cost time.
  private static final int LONGEST = 64;

  private UnknownKey() {}

  /** Returns a message about a key in one of the known tables. */
  static String message(String key, Section section) {
    return misplaced(key)
        .orElseGet(() -> unknown(key) + nearest(key, section.keys) + " in " + section.header);
  }

  /**
   * Returns a message about a key, or the name of a table, that stands outside of the known tables.
   */
  static String topLevelMessage(String key) {
    return misplaced(key).orElseGet(() -> unknown(key) + nearest(key, Section.names()));
  }

  private static Optional<String> misplaced(String key) {
    if (SECRETS.contains(key.toLowerCase(Locale.ROOT))) {
      return Optional.of(key + " has no effect; passwords live in the Keychain only");
    }
    return Section.withKey(key)
        .map(section -> key + " has no effect here; it belongs under " + section.header);
  }

  private static String unknown(String key) {
    return SafeText.plain(key) + " is not known and has no effect; the nearest known key is ";
  }

  /** Returns the key that was most likely meant, by edit distance. */
  static String nearest(String written, Collection<String> known) {
    String plain = written.substring(0, Math.min(written.length(), LONGEST));
    String comparable = plain.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .min(Comparator.comparingInt(key -> distance(comparable, key)))
        .orElseThrow();
  }

  /** Returns the Levenshtein distance: the number of characters to insert, delete or replace. */
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
