package io.mountaineer.platform;

/** What the computer tells of its state after a wake. */
public interface Wakefulness {

  /**
   * Whether the computer is awake for its own purposes only, with its screens off. Takes 0.3 s at
   * most and never throws; false when it cannot be learned.
   */
  boolean isDark();

  /** A computer that never wakes by itself, as far as it tells. */
  static Wakefulness neverDark() {
    return () -> false;
  }
}
