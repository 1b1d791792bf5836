package io.mountaineer.config;

import io.mountaineer.core.NearestWords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages about keys that mountaineer does not know. */
final class UnknownKey {

  private static final List<String> SECRETS = List.of("password", "passwd", "pass", "secret");

  private UnknownKey() {}

  /** Returns a message about a key in one of the known tables. */
  static String message(String key, Section section) {
    return misplaced(key).orElseGet(() -> unknown(key, section.keys));
  }

  /**
   * Returns a message about a key, or the name of a table, that stands outside of the known tables.
   */
  static String topLevelMessage(String key) {
    return misplaced(key).orElseGet(() -> unknown(key, Section.names()));
  }

  private static Optional<String> misplaced(String key) {
    if (SECRETS.contains(key.toLowerCase(Locale.ROOT))) {
      return Optional.of(key + " has no effect; passwords live in the Keychain only");
    }
    return Section.withKey(key)
        .map(section -> key + " has no effect here; it belongs under " + section.header);
  }

  private static String unknown(String key, Collection<String> known) {
    List<String> near = new NearestWords(known).to(key);
    String question = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    return SafeText.plain(key) + " is not known and has no effect" + question;
  }
}
