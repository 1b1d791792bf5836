package io.mountaineer.files;

import java.util.HashMap;
import java.util.Map;

/**
 * Text of a lock file: lines of {@code key=value}. Keys of other versions are kept apart and do no
 * harm; a text without its last line end is only half written and holds nothing.
 */
record LockText(Map<String, String> values) {

  static LockText parse(String text) {
    Map<String, String> values = new HashMap<>();
    if (text.endsWith("\n")) {
      for (String line : text.split("\n")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
      }
    }
    return new LockText(values);
  }
}
