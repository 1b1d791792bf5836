package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;

/**
 * Request to bring a share back to Thunderbolt, which has been plugged in: without a window, and
 * only when no file is open. It ends every hold.
 */
public record Arrival() implements Operation {

  @Override
  public ShareState before(ShareState state) {
    return state.clearedByUser().withoutRequest().withHold(Hold.NONE);
  }

  @Override
  public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
    return seen.mount() instanceof Mounted
        ? new SwitchShare(Interface.TB, false).decide(share, settings, seen, state)
        : Planner.decide(share, settings, seen, state);
  }

  @Override
  public String name() {
    return "arrive";
  }
}
