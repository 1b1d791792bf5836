package io.mountaineer.core;

import java.util.Optional;

/** Outcome of a decision. */
public sealed interface Outcome {

  /** Nothing was to be done. */
  record Unchanged() implements Outcome {}

  /**
   * Success.
   *
   * @param active the interface that carries the share now
   * @param heldBefore files that were open when a failover took the mount away, as far as seen
   */
  record Done(Optional<Interface> active, Optional<OpenFiles> heldBefore) implements Outcome {
    public static Done with(Optional<Interface> active) {
      return new Done(active, Optional.empty());
    }
  }

  /** Nothing was changed, because the mount is in use, or because that cannot be known. */
  record Busy(OpenFiles files) implements Outcome {}

  /**
   * Failure.
   *
   * @param active the interface that carries the share now, by the mount table
   * @param rolledBack whether the share was brought back to where it was
   * @param rollbackFailure why it could not be brought back, when that was tried; the failure's
   *     text includes it
   * @param isOfStray whether only a stray could not be taken away, and the share was not touched
   */
  record Failed(
      Failure failure,
      Optional<Interface> active,
      boolean rolledBack,
      Optional<Failure> rollbackFailure,
      boolean isOfStray)
      implements Outcome {

    /** Creates a failure of the share itself. */
    public Failed(
        Failure failure,
        Optional<Interface> active,
        boolean rolledBack,
        Optional<Failure> rollbackFailure) {
      this(failure, active, rolledBack, rollbackFailure, false);
    }

    /** Returns a failure to remove a stray, before anything was done to the share. */
    public static Failed ofStray(Failure failure, Optional<Interface> active) {
      return new Failed(failure, active, false, Optional.empty(), true);
    }

    /** Creates a failure without a failed rollback. */
    public Failed(Failure failure, Optional<Interface> active, boolean rolledBack) {
      this(failure, active, rolledBack, Optional.empty());
    }
  }
}
