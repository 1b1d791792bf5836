package io.mountaineer.core;

/** Treatment of open files by an unmount. */
public enum UnmountMode {
  /** Leaves the mount alone unless it is known to be unused. */
  IF_IDLE,
  /** Unmounts by force: the host or the mount is proven dead, or the user said so. */
  FORCE;

  /** Returns the mode that the health of a host allows without the user's word. */
  static UnmountMode against(HostHealth host) {
    return host.isDown() ? FORCE : IF_IDLE;
  }
}
