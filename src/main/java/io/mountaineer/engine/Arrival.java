package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Request;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.time.Instant;
import java.util.Optional;

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
  public ShareState announced(ShareState remembered, boolean acts, Instant now) {
    ShareState ended = before(remembered);
    return acts ? ended.withRequest(Request.toSwitch(Interface.TB, now, Optional.empty())) : ended;
  }

  @Override
  public boolean leavesRequest(Outcome outcome) {
    return outcome instanceof Outcome.Busy;
  }

  @Override
  public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
    if (!(seen.mount() instanceof Mounted mounted)) {
      return Planner.decide(share, settings, seen, state);
    }
    return state
        .servers()
        .obstacle(share, Interface.TB)
        .filter(other -> mounted.on() != Interface.TB)
        .<Decision>map(other -> new Wait(other.message(), other.text()))
        .orElseGet(() -> new SwitchShare(Interface.TB, false).decide(share, settings, seen, state));
  }

  @Override
  public String name() {
    return "arrive";
  }

  @Override
  public String participle() {
    return "brought back to Thunderbolt";
  }
}
