package io.mountaineer.core;

import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.LastError.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Change of a share's state by a decision and its outcome. */
final class StateAfterOutcome {

  private StateAfterOutcome() {}

  static ShareState apply(ShareState state, Decision decision, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Unchanged) {
      return unchanged(state, decision, now);
    }
    if (outcome instanceof Outcome.Done done) {
      return done(state, decision, done, now);
    }
    if (outcome instanceof Outcome.Busy busy) {
      return busy(state, decision, busy.files(), now);
    }
    if (outcome instanceof Outcome.Failed failed && failed.isOfStray()) {
      return strayStays(state, decision, failed.failure().text(), now);
    }
    if (outcome instanceof Outcome.Failed failed) {
      return barred(failed(state, decision, failed, now), decision, failed, now);
    }
    throw new IllegalStateException("no such outcome: " + outcome);
  }

  private static ShareState unchanged(ShareState state, Decision decision, Instant now) {
    if (decision instanceof Decision.TbReady ready) {
      return state.withRecovery(state.recovery().heldBy(ready.reason(), ready.byOpenFiles()));
    }
    return decision instanceof Decision.Wait wait
        ? state.failing(wait.error(), Subject.SITUATION, now)
        : state;
  }

  private static ShareState done(
      ShareState state, Decision decision, Outcome.Done done, Instant now) {
    if (decision instanceof Decision.RemoveStrays removal && removal.keepsProperMount()) {
      ShareState undone = state.withAttempts(state.attempts().withoutStrays());
      return isAbout(undone, Subject.STRAY) ? undone.withError(Optional.empty()) : undone;
    }
    ShareState arrived =
        arrived(state, done.active(), now)
            .withMountAlive(done.active().map(via -> true))
            .withError(Optional.empty());
    ShareState after = withIntents(arrived, decision, done);
    return done.active()
        .map(via -> after.withAttempts(state.attempts().withoutStrays().mounted(via)))
        .orElse(after);
  }

  private static ShareState withIntents(ShareState arrived, Decision decision, Outcome.Done done) {
    if (isRequest(decision) || isDepartureByUnmount(arrived, decision)) {
      return arrived.withIntents(arrived.intents().fulfilled());
    }
    return endsPin(decision, done) ? arrived.withHold(Hold.NONE) : arrived;
  }

  private static boolean isDepartureByUnmount(ShareState state, Decision decision) {
    return decision instanceof Decision.Unmount
        && !state.hold().keepsUnmounted()
        && state.intents().request().filter(Request::mayUnmount).isPresent();
  }

  /**
   * Returns whether a pin ends: where fallback has failed, there is nothing left to keep the share
   * on.
   */
  private static boolean endsPin(Decision decision, Outcome.Done done) {
    return decision instanceof Decision.Move move
        && move.cause() == Cause.FAILOVER
        && done.active().equals(Optional.of(Interface.TB));
  }

  private static boolean isAbout(ShareState state, Subject subject) {
    return state.error().filter(error -> error.subject() == subject).isPresent();
  }

  private static ShareState busy(
      ShareState state, Decision decision, OpenFiles files, Instant now) {
    if (isRecovery(decision)) {
      PendingRecovery held = state.recovery().heldBy(files.toString(), true);
      return state
          .withRecovery(files instanceof OpenFiles.Held ? held.withOpenFilesSeen() : held)
          .withAttempts(state.attempts().recoveryBusy(now));
    }
    if (isRequest(decision) || isDepartureByUnmount(state, decision)) {
      return withRequest(state, request -> request.busy(now));
    }
    return decision instanceof Decision.RemoveStrays
        ? state
            .failing("mounted at a wrong path, and " + files, Subject.STRAY, now)
            .withAttempts(state.attempts().strayFailed(now))
        : state;
  }

  /**
   * Returns the state after a stray that stayed. The share itself was not touched, so no attempt of
   * its own has failed.
   */
  private static ShareState strayStays(
      ShareState state, Decision decision, String error, Instant now) {
    ShareState after =
        state.failing(error, Subject.STRAY, now).withAttempts(state.attempts().strayFailed(now));
    return isRecovery(decision) ? after.withRecovery(state.recovery().heldBy(error, false)) : after;
  }

  private static ShareState failed(
      ShareState earlier, Decision decision, Outcome.Failed failed, Instant now) {
    ShareState state =
        isRequest(decision) || isDepartureByUnmount(earlier, decision)
            ? withRequest(earlier, request -> request.failed(now))
            : earlier;
    return failedBy(state, decision, failed, now);
  }

  private static ShareState failedBy(
      ShareState state, Decision decision, Outcome.Failed failed, Instant now) {
    boolean stayed =
        failed.active().isPresent()
            && failed.active().equals(state.active())
            && failed.rollbackFailure().isEmpty();
    Failure barring =
        stayed && !failed.rolledBack() ? ofUnmount(failed.failure()) : failed.failure();
    ShareState after =
        (stayed && !failed.rolledBack() ? state : arrivedByFailure(state, failed, now))
            .failing(failed.failure().text(), subject(state, decision, failed), now);
    if (isRecovery(decision) && failed.active().isPresent()) {
      return recoveryFailed(state, after, failed.failure(), barring, now);
    }
    // Removing a stray beside the proper mount tries none.
    Interface to = decision.target().orElse(Interface.TB);
    if ((isManual(decision) || isRequest(decision)) && failed.active().isPresent()) {
      return after.withAttempts(
          to == Interface.TB
              ? state.attempts().recoveryFailed(barring, now)
              : state.attempts().barredBy(barring, to, now));
    }
    return decision.target().isEmpty()
        ? after
        : after.withAttempts(state.attempts().mountFailed(barring, to, now));
  }

  private static ShareState recoveryFailed(
      ShareState state, ShareState after, Failure failure, Failure barring, Instant now) {
    Attempts attempts = state.attempts().recoveryFailed(barring, now);
    String reason = "the last switch back failed: " + failure.text();
    ShareState held = after.withRecovery(state.recovery().heldBy(reason, false));
    return blinked(state, failure)
        ? held.withHosts(after.hosts().withoutThunderbolt())
            .withAttempts(attempts.thunderboltDown())
        : held.withAttempts(attempts);
  }

  /**
   * Returns the failure to unmount: a mount that could not be removed in time is no mount that
   * timed out.
   */
  private static Failure ofUnmount(Failure failure) {
    return failure.kind() == Failure.Kind.TIMED_OUT
        ? new Failure(Failure.Kind.BUSY, failure.message(), failure.nextStep())
        : failure;
  }

  private static Subject subject(ShareState state, Decision decision, Outcome.Failed failed) {
    if (failed.active().isEmpty()) {
      return Subject.MOUNT;
    }
    if (decision instanceof Decision.RemoveStrays) {
      return Subject.STRAY;
    }
    if (decision instanceof Decision.Move move) {
      return switch (move.cause()) {
        case RECOVERY -> Subject.RECOVERY;
        case MANUAL, REQUEST -> Subject.SWITCH;
        case MOUNT, REMOUNT, FAILOVER, DEAD_MOUNT -> Subject.MOUNT;
      };
    }
    // The removal of a mount that landed late was not asked for just now.
    boolean isOfLateMount = state.hold().keepsUnmounted();
    return decision instanceof Decision.Unmount && !isOfLateMount ? Subject.SWITCH : Subject.MOUNT;
  }

  /**
   * Returns the state with the host barred that refused the login during the rollback: it is not
   * asked automatically either.
   */
  private static ShareState barred(
      ShareState state, Decision decision, Outcome.Failed failed, Instant now) {
    return decision instanceof Decision.Move move && failed.rollbackFailure().isPresent()
        ? state.withAttempts(
            state.attempts().barredBy(failed.rollbackFailure().get(), move.from(), now))
        : state;
  }

  /**
   * Returns the state of a share where a failed move left it. Only a rollback ends with a proof
   * that the mount works; any other may be dead.
   */
  private static ShareState arrivedByFailure(ShareState state, Outcome.Failed failed, Instant now) {
    return arrived(state, failed.active(), now)
        .withMountAlive(failed.active().filter(via -> failed.rolledBack()).map(via -> true));
  }

  /** Returns the state of a share that is on this interface now, or on none. */
  private static ShareState arrived(ShareState state, Optional<Interface> active, Instant now) {
    boolean onTb = active.filter(via -> via == Interface.TB).isPresent();
    HostHistory hosts = state.hosts();
    Optional<Instant> healthy =
        onTb ? hosts.tbHealthySince().or(() -> Optional.of(now)) : Optional.empty();
    ShareState after =
        state
            .withActive(active)
            .withHosts(
                new HostHistory(
                    hosts.tb(), hosts.tbSince(), healthy, hosts.fallback(), hosts.tbHost()))
            .withRecovery(state.recovery().noLongerPending());
    boolean moved = active.isPresent() && !active.equals(state.active());
    return moved ? after.withLastSwitchAt(now) : after;
  }

  /**
   * Returns whether Thunderbolt went in the middle of its recovery, though it may be back before a
   * probe sees it. A server's word for it is believed once: one that only claims so would cost a
   * working mount each time.
   */
  private static boolean blinked(ShareState state, Failure failure) {
    return failure.kind() == Failure.Kind.CUT_OFF
        || failure.kind() == Failure.Kind.UNREACHABLE
            && state.attempts().recovery().failures() == 0;
  }

  private static boolean isRecovery(Decision decision) {
    return decision instanceof Decision.Move move && move.cause() == Cause.RECOVERY;
  }

  private static boolean isRequest(Decision decision) {
    return decision instanceof Decision.Move move && move.cause() == Cause.REQUEST;
  }

  private static ShareState withRequest(ShareState state, UnaryOperator<Request> change) {
    return state.withIntents(state.intents().withRequest(state.intents().request().map(change)));
  }

  private static boolean isManual(Decision decision) {
    return decision instanceof Decision.Move move && move.cause() == Cause.MANUAL;
  }
}
