package io.mountaineer.config;

import io.mountaineer.core.CanonicalName;
import java.util.HashMap;
import java.util.Map;

/** Names that are taken, with their lines; names count as equal as they would on a Mac. */
final class UniqueNames {

  private final Map<String, Integer> lines = new HashMap<>();
  private final String what;

  /**
   * @param what thing that has to be unique, such as {@code share}
   */
  UniqueNames(String what) {
    this.what = what;
  }

  /**
   * Takes a name for an entry, or reports at the key which line has it; returns whether it was
   * free.
   */
  boolean claim(String name, TableReader entry, String key) {
    Integer line = lines.putIfAbsent(CanonicalName.of(name), entry.position().line());
    if (line == null) {
      return true;
    }
    entry.report(
        key,
        "is already used by the "
            + what
            + " in line "
            + line
            + "; it must differ in more than case");
    return false;
  }
}
