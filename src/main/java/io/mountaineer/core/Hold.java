package io.mountaineer.core;

import java.util.Locale;

/** State of a share, set by the user, that automatic decisions respect. */
public enum Hold {
  NONE,
  /** Unmounted by {@code unmount}; ends only with {@code mount} or {@code switch}. */
  UNMOUNTED,
  /** Ejected in Finder, as inferred; ends with a network change, a wake or a monitor start. */
  EJECTED,
  /** Kept on fallback by {@code switch --to fallback}; ends with {@code switch --to tb}. */
  PINNED,
  /**
   * Moved off Thunderbolt by {@code depart}, which is about to be unplugged; ends once Thunderbolt
   * was gone and is stable again, and with {@code arrive}.
   */
  DEPARTED;

  /** Returns whether the share is to stay unmounted, whatever is reachable. */
  public boolean keepsUnmounted() {
    return this == UNMOUNTED || this == EJECTED;
  }

  /** Returns whether the share is to stay on fallback, however stable Thunderbolt is. */
  public boolean keepsOnFallback() {
    return this == PINNED || this == DEPARTED;
  }

  /** Returns the word used in JSON and state. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
