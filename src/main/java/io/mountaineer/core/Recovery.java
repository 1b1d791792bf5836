package io.mountaineer.core;

import java.util.Optional;

/**
 * What is remembered about the way back to Thunderbolt.
 *
 * @param pending TB Ready: Thunderbolt is stably back and something holds the recovery
 * @param reason what holds it, for people; present only while pending
 * @param openFilesSeen whether open files were seen since Thunderbolt came back
 */
public record Recovery(boolean pending, Optional<String> reason, boolean openFilesSeen) {

  public static final Recovery NONE = new Recovery(false, Optional.empty(), false);

  public Recovery heldBy(String why) {
    return new Recovery(true, Optional.of(why), openFilesSeen);
  }

  public Recovery withOpenFilesSeen() {
    return new Recovery(pending, reason, true);
  }

  public Recovery noLongerPending() {
    return new Recovery(false, Optional.empty(), openFilesSeen);
  }
}
