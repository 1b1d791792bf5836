package io.mountaineer.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reading of the mount table. A table that could not be read is not an empty one. */
public sealed interface MountTable {

  /** All mounts, in the order of mounting: of two at one path the later lies on top. */
  record Known(List<MountEntry> entries) implements MountTable {
    public Known {
      entries = List.copyOf(entries);
    }

    /** Returns the mount on top at this path. */
    public Optional<MountEntry> at(Path path) {
      return entries.stream().filter(entry -> entry.path().equals(path)).reduce((a, b) -> b);
    }
  }

  /** Table that could not be read; nothing may be concluded from it. */
  record Unreadable(String reason) implements MountTable {

    /** Returns a text for people. */
    public String text() {
      return "the mount table cannot be read: " + reason;
    }
  }
}
