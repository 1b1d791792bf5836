package io.mountaineer.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to say about a key that mountaineer does not know. */
final class UnknownKey {

  private static final List<String> SECRETS = List.of("password", "passwd", "pass", "secret");

  private UnknownKey() {}

  /** About a key in one of the known tables. */
  static String remark(String key, Section section) {
    return misplaced(key)
        .orElseGet(() -> unknown(key) + NearestKey.to(key, section.keys) + " in " + section.header);
  }

  /** About a key, or the name of a table, that stands outside of the known tables. */
  static String remarkAtTop(String key) {
    return misplaced(key).orElseGet(() -> unknown(key) + NearestKey.to(key, Section.names()));
  }

  private static Optional<String> misplaced(String key) {
    if (SECRETS.contains(key.toLowerCase(Locale.ROOT))) {
      return Optional.of(key + " has no effect; passwords live in the Keychain only");
    }
    return Section.knowing(key)
        .map(section -> key + " has no effect here; it belongs under " + section.header);
  }

  private static String unknown(String key) {
    return SafeText.plain(key) + " is not known and has no effect; the nearest known key is ";
  }
}
