package io.mountaineer.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a config, each with the keys it knows. */
enum Section {
  GLOBAL(
      "global",
      "[global]",
      "shares_root",
      "check_interval_secs",
      "auto_failback",
      "auto_failback_stable_secs",
      "connect_timeout_ms",
      "lsof_recheck",
      "respect_eject",
      "smb_port",
      "volumes_root"),
  SHARES(
      "shares",
      "[[shares]]",
      "name",
      "username",
      "thunderbolt_host",
      "fallback_host",
      "share_name"),
  ALIASES("aliases", "[[aliases]]", "name", "path", "share", "target_subpath");

  final String key;
  final String header;
  final List<String> keys;

  Section(String key, String header, String... keys) {
    this.key = key;
    this.header = header;
    this.keys = List.of(keys);
  }

  static List<String> names() {
    return Stream.of(values()).map(section -> section.key).toList();
  }

  /** Where a key belongs that stands in the wrong table. */
  static Optional<Section> knowing(String key) {
    return Stream.of(values()).filter(section -> section.keys.contains(key)).findFirst();
  }
}
