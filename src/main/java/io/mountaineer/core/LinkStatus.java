package io.mountaineer.core;

import java.util.Locale;

/** How a symlink of ours stands. */
public enum LinkStatus {
  RIGHT,
  MISSING,
  /** Ours, and leading to where it led before the config changed. */
  OUTDATED,
  /** Something that is not ours stands there; it is never touched. */
  FOREIGN;

  /** The word used in JSON. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
