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
}
