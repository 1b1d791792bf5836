package io.mountaineer.config;

import java.util.List;

/**
 * Keys of the mountaineer before this one, which had the same file: it made mount points of its own
 * below {@code mount_root}, and could mount both addresses at once without {@code
 * single_mount_mode}.
 */
final class FormerKeys {

  /** Keys of {@code [global]}. */
  static final List<String> OF_GLOBAL = List.of("mount_root", "single_mount_mode");

  private FormerKeys() {}

  /** Returns one message about all keys of this kind that a text has. */
  static String message(List<String> keys) {
    return String.join(" and ", keys)
        + (keys.size() == 1 ? " is" : " are")
        + " no longer needed: a share is always mounted by one address, and at its name in /Volumes";
  }
}
