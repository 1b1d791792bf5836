package io.mountaineer.core;

/** What an unmount does about open files. */
public enum UnmountMode {
  /** Leave the mount alone unless it is known that nobody uses it. */
  IF_IDLE,
  /** Unmount by force: the host or the mount is proven dead, or the user said so. */
  FORCE;

  /** What the state of a host allows by itself. */
  public static UnmountMode against(HostHealth host) {
    return host.isDown() ? FORCE : IF_IDLE;
  }
}
