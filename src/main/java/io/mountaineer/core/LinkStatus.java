package io.mountaineer.core;

/** How a symlink of ours stands. */
public enum LinkStatus {
  RIGHT,
  MISSING,
  /** Something that is not ours stands there; it is never touched. */
  FOREIGN
}
