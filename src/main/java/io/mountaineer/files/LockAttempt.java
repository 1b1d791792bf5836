package io.mountaineer.files;

import java.util.Optional;

/** Result of an attempt to take a lock. */
public sealed interface LockAttempt {

  /** The lock is held by the caller until closed. */
  record Held(HeldLock lock) implements LockAttempt {}

  /**
   * The lock is held by another process, or by another thread of this one.
   *
   * @param holder empty if the lock changed hands at that very moment
   */
  record HeldByOther(Optional<LockHolder> holder) implements LockAttempt {

    /** Returns the holder for a message, as in "… is locked by process 4711 (…)". */
    public String name() {
      return holder.map(LockHolder::toString).orElse("another process");
    }
  }
}
