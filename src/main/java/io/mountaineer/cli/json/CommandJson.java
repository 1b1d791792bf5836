package io.mountaineer.cli.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Top-level objects that commands print for programs. */
public final class CommandJson {

  /** Raised when a key is renamed or removed; additions keep it. */
  public static final int SCHEMA_VERSION = 1;

  private CommandJson() {}

  /** Returns a top-level object, with the schema version in front. */
  public static Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema_version", SCHEMA_VERSION);
    return object;
  }
}
