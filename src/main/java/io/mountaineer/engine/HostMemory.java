package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Retry;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Probe;
import java.time.Instant;

/** What was learned of one host, by whichever round asked it last. */
final class HostMemory {

  private volatile boolean viaSecondRoad;
  private volatile boolean refusedLocally;
  private volatile boolean answered;
  private volatile Retry confirmations = Retry.NONE;

  /** Whether the second road is the one to ask it by, since macOS refuses the first. */
  boolean viaSecondRoad() {
    return viaSecondRoad;
  }

  /** Whether the last first probe was refused by this machine. */
  boolean refusedLocally() {
    return refusedLocally;
  }

  /** One lost probe of a host that answered so far is no news yet; nor is a refusal by macOS. */
  boolean needsSecondOpinion() {
    return answered || refusedLocally;
  }

  /**
   * Whether it is too early to ask a host again that the second road did not reach. A refusal of
   * macOS tells nothing, so what carries a mount is asked by the second road all the same.
   */
  boolean mustWait(Tick tick, boolean carriesMount) {
    if (tick.networkEvent() || tick.interruption() != Break.NONE) {
      confirmations = Retry.NONE;
    }
    return confirmations.mustWait(tick.now()) && !(refusedLocally && carriesMount);
  }

  /**
   * What macOS refuses Java may be allowed by now, and the second road costs a program each time.
   */
  void tryFirstRoadAgain() {
    viaSecondRoad = false;
  }

  void firstAnswer(Probe.Answer answer) {
    refusedLocally = answer.refusedLocally();
    if (answer.connected()) {
      confirmations = Retry.NONE;
      answered = true;
    }
  }

  void secondAnswer(Probe.Answer answer, Instant now) {
    if (answer.connected()) {
      confirmations = Retry.NONE;
      viaSecondRoad = !viaSecondRoad && refusedLocally;
    } else {
      confirmations = confirmations.failed(now, Retry.QUICK);
      answered = false;
    }
  }
}
