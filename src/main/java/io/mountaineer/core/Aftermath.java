package io.mountaineer.core;

import java.time.Instant;
import java.util.Optional;

/** What a decision and its outcome leave in the memory of a share. */
final class Aftermath {

  private Aftermath() {}

  static ShareState apply(ShareState state, Decision decision, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Unchanged) {
      return unchanged(state, decision);
    }
    if (outcome instanceof Outcome.Done done) {
      return done(state, decision, done, now);
    }
    if (outcome instanceof Outcome.Busy busy) {
      return busy(state, decision, busy.files(), now);
    }
    if (outcome instanceof Outcome.Failed failed) {
      return barred(failed(state, decision, failed, now), decision, failed, now);
    }
    throw new IllegalStateException("no such outcome: " + outcome);
  }

  private static ShareState unchanged(ShareState state, Decision decision) {
    if (decision instanceof Decision.Ready ready) {
      return state.withRecovery(state.recovery().heldBy(ready.reason(), ready.byOpenFiles()));
    }
    return decision instanceof Decision.Wait wait
        ? state.withLastError(Optional.of(wait.error()))
        : state;
  }

  private static ShareState done(
      ShareState state, Decision decision, Outcome.Done done, Instant now) {
    ShareState arrived = arrived(state, done.active(), now).withLastError(Optional.empty());
    // A mount that nothing was done to was not asked whether it is alive either.
    ShareState after =
        decision instanceof Decision.Undo undo && undo.keepsProperMount()
            ? arrived.withMountAlive(state.mountAlive())
            : arrived;
    return done.active()
        .map(via -> after.withAttempts(state.attempts().mounted(via)))
        .orElse(after);
  }

  private static ShareState busy(
      ShareState state, Decision decision, OpenFiles files, Instant now) {
    if (isRecovery(decision)) {
      Recovery held = state.recovery().heldBy(files.toString(), true);
      return state
          .withRecovery(files instanceof OpenFiles.Held ? held.withOpenFilesSeen() : held)
          .withAttempts(state.attempts().recoveryBusy(now));
    }
    return decision instanceof Decision.Undo
        ? state
            .withLastError(Optional.of("mounted at a wrong place, and " + files))
            .withAttempts(state.attempts().recoveryBusy(now))
        : state;
  }

  private static ShareState failed(
      ShareState state, Decision decision, Outcome.Failed failed, Instant now) {
    String error = failed.failure().text();
    boolean stayed = failed.active().isPresent() && failed.active().equals(state.active());
    ShareState after =
        (stayed && !failed.rolledBack() ? state : arrived(state, failed.active(), now))
            .withLastError(Optional.of(error));
    if (isRecovery(decision) && failed.active().isPresent()) {
      return after
          .withRecovery(state.recovery().heldBy("the last recovery failed: " + error, false))
          .withAttempts(state.attempts().recoveryFailed(failed.failure(), now));
    }
    Interface to = target(decision).orElse(Interface.TB);
    if (isManual(decision) && failed.active().isPresent()) {
      return after.withAttempts(
          to == Interface.TB
              ? state.attempts().recoveryFailed(failed.failure(), now)
              : state.attempts().refused(failed.failure(), to, now));
    }
    return target(decision).isEmpty()
        ? after
        : after.withAttempts(state.attempts().mountFailed(failed.failure(), to, now));
  }

  /** Who refused the login when the share was to go back is not asked again by itself either. */
  private static ShareState barred(
      ShareState state, Decision decision, Outcome.Failed failed, Instant now) {
    return decision instanceof Decision.Move move && failed.wayBack().isPresent()
        ? state.withAttempts(state.attempts().refused(failed.wayBack().get(), move.from(), now))
        : state;
  }

  /** The share stands on this interface now, or on none. */
  private static ShareState arrived(ShareState state, Optional<Interface> active, Instant now) {
    boolean onTb = active.filter(via -> via == Interface.TB).isPresent();
    Reachability reach = state.reach();
    Optional<Instant> healthy =
        onTb ? reach.tbHealthySince().or(() -> Optional.of(now)) : Optional.empty();
    ShareState after =
        state
            .withActive(active)
            .withMountAlive(active.map(via -> true))
            .withReach(new Reachability(reach.tb(), reach.tbSince(), healthy, reach.fallback()))
            .withRecovery(state.recovery().noLongerPending());
    boolean moved = active.isPresent() && !active.equals(state.active());
    return moved ? after.withLastSwitchAt(now) : after;
  }

  private static boolean isRecovery(Decision decision) {
    return decision instanceof Decision.Move move && move.cause() == Cause.RECOVERY;
  }

  private static boolean isManual(Decision decision) {
    return decision instanceof Decision.Move move && move.cause() == Cause.MANUAL;
  }

  /** The interface that was tried; undoing a mount beside the proper one counts for that one. */
  private static Optional<Interface> target(Decision decision) {
    if (decision instanceof Decision.Mount mount) {
      return Optional.of(mount.to());
    }
    if (decision instanceof Decision.Move move) {
      return Optional.of(move.to());
    }
    return decision instanceof Decision.Undo undo
        ? undo.then().or(() -> Optional.of(Interface.TB))
        : Optional.empty();
  }
}
