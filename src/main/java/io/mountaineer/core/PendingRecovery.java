package io.mountaineer.core;

import java.util.Optional;

/**
 * Way back to Thunderbolt that is due and held.
 *
 * @param pending TB Ready: Thunderbolt is stably back and something holds the recovery
 * @param reason reason that holds it, for people; present only while pending
 * @param byOpenFiles whether open files hold it, or it is unknown whether any are open
 * @param openFilesSeen whether open files were seen since Thunderbolt came back
 */
public record PendingRecovery(
    boolean pending, Optional<String> reason, boolean byOpenFiles, boolean openFilesSeen) {

  public static final PendingRecovery NONE =
      new PendingRecovery(false, Optional.empty(), false, false);

  PendingRecovery heldBy(String why, boolean openFiles) {
    return new PendingRecovery(true, Optional.of(why), openFiles, openFilesSeen);
  }

  PendingRecovery withOpenFilesSeen() {
    return new PendingRecovery(pending, reason, byOpenFiles, true);
  }

  PendingRecovery noLongerPending() {
    return new PendingRecovery(false, Optional.empty(), false, openFilesSeen);
  }
}
