package io.mountaineer.config;

import io.mountaineer.core.CanonicalName;
import java.util.HashMap;
import java.util.Map;

/** Which names are taken, and in which line; names count as equal as they would on a Mac. */
final class UniqueNames {

  private final Map<String, Integer> lines = new HashMap<>();
  private final String what;

  /**
   * @param what the thing that has to be unique, such as {@code the name of a share}
   */
  UniqueNames(String what) {
    this.what = what;
  }

  /** Takes a name for an entry, or reports at the key who has it; says whether it was free. */
  boolean claim(String name, TableReader entry, String key) {
    Integer line = lines.putIfAbsent(CanonicalName.of(name), entry.place().line());
    if (line == null) {
      return true;
    }
    entry.complain(
        key,
        "is already "
            + what
            + " in line "
            + line
            + "; allowed is one that differs in more "
            + "than case");
    return false;
  }
}
