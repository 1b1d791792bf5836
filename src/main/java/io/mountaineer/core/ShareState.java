package io.mountaineer.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered about a share from cycle to cycle: timers, intents and errors. The mount table
 * stays the truth; this never decides where a share is mounted.
 *
 * @param active the interface seen in the mount table last
 * @param mountAlive whether the mount answered when last asked
 * @param lastSwitchAt when the share last came to another interface
 * @param lastError the latest failure, until a healthy cycle clears it
 */
public record ShareState(
    Optional<Interface> active,
    Optional<Boolean> mountAlive,
    Reachability reach,
    Attempts attempts,
    Recovery recovery,
    Hold hold,
    Optional<Instant> lastSwitchAt,
    Optional<String> lastError) {

  /** Of a share that was never seen. */
  public static final ShareState NEW =
      new ShareState(
          Optional.empty(),
          Optional.empty(),
          Reachability.UNSEEN,
          Attempts.NONE,
          Recovery.NONE,
          Hold.NONE,
          Optional.empty(),
          Optional.empty());

  /** What is remembered after an observation, before anything is decided. */
  public ShareState seeing(Observation seen, Settings settings) {
    return Seeing.apply(this, seen, settings);
  }

  /** What is remembered after acting. */
  public ShareState after(Decision decision, Outcome outcome, Instant now) {
    return Aftermath.apply(this, decision, outcome, now);
  }

  /** The user acted on the share: holds, waits and refusals are over. */
  public ShareState takenUpByUser() {
    return withAttempts(Attempts.none(attempts.target())).withHold(Hold.NONE);
  }

  /** The same, but for failures under a config that was changed since. */
  public ShareState aimedAt(String target) {
    return attempts.target().equals(target) ? this : withAttempts(Attempts.none(target));
  }

  ShareState withActive(Optional<Interface> via) {
    return new ShareState(
        via, mountAlive, reach, attempts, recovery, hold, lastSwitchAt, lastError);
  }

  ShareState withMountAlive(Optional<Boolean> alive) {
    return new ShareState(active, alive, reach, attempts, recovery, hold, lastSwitchAt, lastError);
  }

  ShareState withReach(Reachability seen) {
    return new ShareState(
        active, mountAlive, seen, attempts, recovery, hold, lastSwitchAt, lastError);
  }

  public ShareState withAttempts(Attempts made) {
    return new ShareState(active, mountAlive, reach, made, recovery, hold, lastSwitchAt, lastError);
  }

  ShareState withRecovery(Recovery way) {
    return new ShareState(active, mountAlive, reach, attempts, way, hold, lastSwitchAt, lastError);
  }

  public ShareState withHold(Hold kept) {
    return new ShareState(
        active, mountAlive, reach, attempts, recovery, kept, lastSwitchAt, lastError);
  }

  ShareState withLastSwitchAt(Instant at) {
    return new ShareState(
        active, mountAlive, reach, attempts, recovery, hold, Optional.of(at), lastError);
  }

  public ShareState withLastError(Optional<String> error) {
    return new ShareState(active, mountAlive, reach, attempts, recovery, hold, lastSwitchAt, error);
  }
}
