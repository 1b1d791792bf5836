package io.mountaineer.engine;

import io.mountaineer.core.AutomaticPlan;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;

/**
 * Fulfilment of a request by the command that made it, while no monitor runs: the move that was
 * asked for, and nothing else.
 */
public record RequestedMove() implements Operation {

  @Override
  public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
    Decision decision = AutomaticPlan.decide(share, settings, seen, state);
    boolean isAsked =
        decision instanceof Move move && move.cause() == Cause.REQUEST
            || decision instanceof Unmount && !state.hold().keepsUnmounted();
    return isAsked || !decision.acts() ? decision : new Keep(decision.reason());
  }

  @Override
  public boolean isAutomatic() {
    return true;
  }

  @Override
  public String name() {
    return "switch when idle";
  }
}
