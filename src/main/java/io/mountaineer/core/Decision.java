package io.mountaineer.core;

import java.util.Locale;
import java.util.Optional;

/** What to do with one share in one cycle, and why. */
public sealed interface Decision {

  /** The rule and its numbers, for people. */
  String reason();

  /** The word used in JSON. */
  String action();

  /** Whether something is to be done. */
  default boolean acts() {
    return !(this instanceof Keep || this instanceof TbReady || this instanceof Wait);
  }

  /**
   * All is as it should be, or soon may be by itself.
   *
   * @param isMoveHeldBack whether a forced move is due and held back after a wake
   */
  record Keep(String reason, boolean isMoveHeldBack) implements Decision {

    public Keep(String reason) {
      this(reason, false);
    }

    @Override
    public String action() {
      return "keep";
    }
  }

  /**
   * TB Ready: Thunderbolt is stably back, and something holds the recovery.
   *
   * @param byOpenFiles whether open files hold it, or nobody can tell whether they do
   */
  record TbReady(String reason, boolean byOpenFiles) implements Decision {
    @Override
    public String action() {
      return "ready";
    }
  }

  /**
   * Something is wrong and nothing can be done about it now.
   *
   * @param error what is remembered as the last error; holds no varying figures
   */
  record Wait(String error, String reason) implements Decision {
    @Override
    public String action() {
      return "wait";
    }
  }

  /** Mount what is not mounted. */
  record Mount(Interface to, Cause cause, String reason) implements Decision {
    @Override
    public String action() {
      return "mount";
    }
  }

  /**
   * Unmount, then mount; {@code from} and {@code to} are the same when a dead mount is replaced.
   */
  record Move(Interface from, Interface to, UnmountMode mode, Cause cause, String reason)
      implements Decision {
    @Override
    public String action() {
      return switch (cause) {
        case FAILOVER -> "failover";
        case RECOVERY -> "recovery";
        case MANUAL -> "switch";
        case MOUNT, REMOUNT, DEAD_MOUNT -> "remount";
      };
    }
  }

  /**
   * Undo mounts at wrong places, then mount properly.
   *
   * @param then the interface to mount by; empty when a proper mount stands beside them
   */
  record RemoveStrays(Optional<Interface> then, String reason) implements Decision {

    /** Whether a proper mount stays, which nothing was done to. */
    public boolean keepsProperMount() {
      return then.isEmpty();
    }

    @Override
    public String action() {
      return "undo";
    }
  }

  /**
   * Take the share away, as the user asked.
   *
   * @param mode for the proper mount
   * @param strays for every stray at least: that the proper mount is dead says nothing of them
   */
  record Unmount(UnmountMode mode, UnmountMode strays, String reason) implements Decision {

    /** One guard for all mounts of the share. */
    public Unmount(UnmountMode guard, String reason) {
      this(guard, guard, reason);
    }

    @Override
    public String action() {
      return "unmount";
    }
  }

  /** Why a share is mounted or moved. */
  enum Cause {
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
}
