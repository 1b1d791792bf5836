package io.mountaineer.core;

/** What an unmount does about open files. */
public enum Guard {
  /** Leave the mount alone unless it is known that nobody uses it. */
  ONLY_IF_IDLE,
  /** Unmount by force: the host or the mount is proven dead, or the user said so. */
  EVEN_IF_BUSY;

  /** What the state of a host allows by itself. */
  public static Guard against(Reach host) {
    return host.isDown() ? EVEN_IF_BUSY : ONLY_IF_IDLE;
  }
}
