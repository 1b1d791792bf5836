package io.mountaineer.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a config, each with the keys it knows. */
public enum Section {
  GLOBAL("global", "[global]", "setting", GlobalKey.keys()),
  SHARES(
      "shares",
      "[[shares]]",
      "share",
      List.of("name", "username", "thunderbolt_host", "fallback_host", "share_name")),
  ALIASES("aliases", "[[aliases]]", "alias", List.of("name", "path", "share", "target_subpath"));

  public final String key;
  public final String header;
  public final String entry;
  final List<String> keys;

  Section(String key, String header, String entry, List<String> keys) {
    this.key = key;
    this.header = header;
    this.entry = entry;
    this.keys = keys;
  }

  static List<String> names() {
    return Stream.of(values()).map(section -> section.key).toList();
  }

  /** Where a key belongs that stands in the wrong table. */
  static Optional<Section> knowing(String key) {
    return Stream.of(values()).filter(section -> section.keys.contains(key)).findFirst();
  }
}
