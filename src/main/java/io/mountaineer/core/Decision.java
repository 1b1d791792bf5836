package io.mountaineer.core;

import java.util.Optional;

/** Decision about one share in one cycle, with its reason. */
public sealed interface Decision {

  /** Returns the rule and its numbers, for people. */
  String reason();

  /** Returns the word used in JSON. */
  String action();

  /** Returns whether something is to be done. */
  default boolean acts() {
    return !(this instanceof Keep || this instanceof TbReady || this instanceof Wait);
  }

  /** Returns the interface to mount by; empty where nothing is mounted. */
  default Optional<Interface> target() {
    if (this instanceof Mount mount) {
      return Optional.of(mount.to());
    }
    if (this instanceof Move move) {
      return Optional.of(move.to());
    }
    return this instanceof RemoveStrays removal ? removal.then() : Optional.empty();
  }

  /**
   * Nothing to do: all is as it should be, or soon may be by itself.
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
   * @param byOpenFiles whether open files hold it, or it is unknown whether any are open
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
   * @param error text remembered as the last error; holds no varying figures
   * @param isForAnother whether another mountaineer works on the share
   */
  record Wait(String error, String reason, boolean isForAnother) implements Decision {

    public Wait(String error, String reason) {
      this(error, reason, false);
    }

    @Override
    public String action() {
      return "wait";
    }
  }

  /** Mount of a share that is not mounted. */
  record Mount(Interface to, Cause cause, String reason) implements Decision {
    @Override
    public String action() {
      return "mount";
    }
  }

  /**
   * Unmount followed by a mount; {@code from} and {@code to} are the same when a dead mount is
   * replaced.
   */
  record Move(Interface from, Interface to, UnmountMode mode, Cause cause, String reason)
      implements Decision {
    @Override
    public String action() {
      return switch (cause) {
        case FAILOVER -> "failover";
        case RECOVERY -> "recovery";
        case MANUAL, REQUEST -> "switch";
        case MOUNT, REMOUNT, DEAD_MOUNT -> "remount";
      };
    }
  }

  /**
   * Removal of mounts at wrong places, followed by a proper mount.
   *
   * @param then the interface to mount by; empty when a proper mount stands beside them
   */
  record RemoveStrays(Optional<Interface> then, String reason) implements Decision {

    /** Returns whether a proper mount stays, which is left untouched. */
    public boolean keepsProperMount() {
      return then.isEmpty();
    }

    @Override
    public String action() {
      return "undo";
    }
  }

  /**
   * Unmount that the user asked for.
   *
   * @param mode for the proper mount
   * @param strays for every stray at least: that the proper mount is dead proves nothing about them
   */
  record Unmount(UnmountMode mode, UnmountMode strays, String reason) implements Decision {

    /** Creates an unmount in one mode for all mounts of the share. */
    public Unmount(UnmountMode mode, String reason) {
      this(mode, mode, reason);
    }

    @Override
    public String action() {
      return "unmount";
    }
  }

  /** Reason why a share is mounted or moved. */
  enum Cause {
    MOUNT,
    REMOUNT,
    FAILOVER,
    RECOVERY,
    DEAD_MOUNT,
    MANUAL,
    /** A request of the user that waited until the share was idle. */
    REQUEST;

    /**
     * Returns whether the share could as well have stayed where it was, so that a failure rolls
     * back.
     */
    public boolean isVoluntary() {
      return this == RECOVERY || this == MANUAL || this == REQUEST;
    }
  }
}
