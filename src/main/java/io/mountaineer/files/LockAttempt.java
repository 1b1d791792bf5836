package io.mountaineer.files;

import java.util.Optional;

/** What came of trying to get a lock. */
public sealed interface LockAttempt {

  /** The lock is ours until closed. */
  record Held(HeldLock lock) implements LockAttempt {}

  /**
   * Somebody else has the lock: another process, or another thread of this one.
   *
   * @param holder who; empty when the lock changed hands at that very moment
   */
  record HeldByOther(Optional<LockHolder> holder) implements LockAttempt {

    /** The holder for a message, as in "… is locked by process 4711 (…)". */
    public String name() {
      return holder.map(LockHolder::toString).orElse("another process");
    }
  }
}
