package io.mountaineer.core;

import java.util.Optional;

/**
 * What is remembered about the way back to Thunderbolt.
 *
 * @param pending TB Ready: Thunderbolt is stably back and something holds the recovery
 * @param reason what holds it, for people; present only while pending
 * @param byOpenFiles whether what holds it are open files, or that nobody can tell
 * @param openFilesSeen whether open files were seen since Thunderbolt came back
 */
public record Recovery(
    boolean pending, Optional<String> reason, boolean byOpenFiles, boolean openFilesSeen) {

  public static final Recovery NONE = new Recovery(false, Optional.empty(), false, false);

  Recovery heldBy(String why, boolean openFiles) {
    return new Recovery(true, Optional.of(why), openFiles, openFilesSeen);
  }

  Recovery withOpenFilesSeen() {
    return new Recovery(pending, reason, byOpenFiles, true);
  }

  Recovery noLongerPending() {
    return new Recovery(false, Optional.empty(), false, openFilesSeen);
  }
}
