package io.mountaineer.core;

import java.util.Locale;

/** What the user took out of the robot's hands. */
public enum Hold {
  NONE,
  /** Taken away by {@code unmount}; ends only with {@code mount} or {@code switch}. */
  UNMOUNTED,
  /** Ejected in Finder, as inferred; ends with a network change, a wake or a monitor start. */
  EJECTED,
  /** Kept on fallback by {@code switch --to fallback}; ends with {@code switch --to tb}. */
  PINNED;

  /** Whether the share is to stay away, whatever is reachable. */
  public boolean keepsUnmounted() {
    return this == UNMOUNTED || this == EJECTED;
  }

  /** The word used in JSON and state. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
