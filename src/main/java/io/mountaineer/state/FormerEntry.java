package io.mountaineer.state;

import io.mountaineer.core.ShareState;
import io.mountaineer.json.JsonException;
import io.mountaineer.json.JsonFields;

/**
 * Entry that the mountaineer before this one wrote, which kept {@code active_backend} in place of
 * {@code active_interface}. Its moments of Thunderbolt say nothing about stability now, and its
 * error is about what it did itself, so neither is taken over.
 */
final class FormerEntry {

  private static final String ACTIVE = "active_backend";

  private FormerEntry() {}

  static boolean is(JsonFields share) {
    return share.keys().contains(ACTIVE) && !share.keys().contains("active_interface");
  }

  static ShareState read(JsonFields share) throws JsonException {
    ShareState state = ShareState.NEW.withActive(StateReader.active(share, ACTIVE));
    return share.moment("last_switch_at").map(state::withLastSwitchAt).orElse(state);
  }
}
