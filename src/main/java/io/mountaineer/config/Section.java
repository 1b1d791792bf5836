package io.mountaineer.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of a config, each with the keys it knows. */
public enum Section {
  GLOBAL("global", "[global]", "setting", GlobalKey.keys(), FormerKeys.OF_GLOBAL),
  SHARES(
      "shares",
      "[[shares]]",
      "share",
      List.of(
          ConfigValues.NAME,
          ConfigValues.USERNAME,
          ConfigValues.THUNDERBOLT_HOST,
          ConfigValues.FALLBACK_HOST,
          ConfigValues.SHARE_NAME)),
  ALIASES(
      "aliases",
      "[[aliases]]",
      "alias",
      List.of(
          ConfigValues.NAME, ConfigValues.PATH, ConfigValues.SHARE, ConfigValues.TARGET_SUBPATH));

  public final String key;
  public final String header;
  public final String entry;
  final List<String> keys;

  /** Keys that were known once and are no longer needed. */
  final List<String> formerKeys;

  Section(String key, String header, String entry, List<String> keys) {
    this(key, header, entry, keys, List.of());
  }

  Section(String key, String header, String entry, List<String> keys, List<String> formerKeys) {
    this.key = key;
    this.header = header;
    this.entry = entry;
    this.keys = keys;
    this.formerKeys = formerKeys;
  }

  /** Returns every word that a config may have for a table or a key. */
  public static Set<String> words() {
    return Stream.of(values())
        .flatMap(section -> Stream.of(List.of(section.key), section.keys, section.formerKeys))
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  static List<String> names() {
    return Stream.of(values()).map(section -> section.key).toList();
  }

  /** Returns the section that knows a key. */
  static Optional<Section> withKey(String key) {
    return Stream.of(values()).filter(section -> section.keys.contains(key)).findFirst();
  }
}
