package io.mountaineer.core;

import java.util.Locale;

/** Status of a symlink that mountaineer promises. */
public enum LinkStatus {
  CORRECT,
  MISSING,
  /**
   * Ours, and leading to where it led before the config changed, or to where the mountaineer before
   * this one led it.
   */
  OUTDATED,
  /** Something that is not ours stands there; it is never touched. */
  FOREIGN;

  /** Returns the word used in JSON. */
  public String wire() {
    return this == CORRECT ? "right" : name().toLowerCase(Locale.ROOT);
  }
}
