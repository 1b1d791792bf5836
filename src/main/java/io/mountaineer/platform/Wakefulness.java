package io.mountaineer.platform;

/** State of the computer after a wake. */
public interface Wakefulness {

  /**
   * Returns whether the computer is awake for its own purposes only, with its screens off. Takes
   * 0.3 s at most and never throws; false when it cannot be learned.
   */
  boolean isDark();

  /** Returns the state of a computer that never wakes by itself, as far as it says. */
  static Wakefulness neverDark() {
    return () -> false;
  }
}
