package io.mountaineer.core;

import java.util.Locale;

/** Why a share is mounted or moved. */
public enum Cause {
  MOUNT,
  REMOUNT,
  FAILOVER,
  RECOVERY,
  DEAD_MOUNT,
  MANUAL;

  /** Whether the share could as well have stayed where it was, so that a failure rolls back. */
  public boolean isVoluntary() {
    return this == RECOVERY || this == MANUAL;
  }

  /** The word used in JSON and log. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
