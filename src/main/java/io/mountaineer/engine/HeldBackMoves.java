package io.mountaineer.engine;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Share;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forced moves that are held back after a wake; each is logged once. */
final class HeldBackMoves {

  private final EventLog log;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  HeldBackMoves(EventLog log) {
    this.log = log;
  }

  void decided(Share share, Observation seen, Decision decision) {
    if (seen.time().interruption() == Interruption.SLEEP || seen.wake().isEmpty()) {
      logged.remove(share.name());
    }
    boolean isHeldBack = decision instanceof Decision.Keep keep && keep.isMoveHeldBack();
    if (isHeldBack && logged.add(share.name())) {
      log.note(
          LogEvent.info(
              "forced_move_held_back",
              "share",
              share.name(),
              "host",
              seen.mount() instanceof Mounted mounted ? mounted.serverHost() : "",
              "cause",
              decision.reason()));
    }
  }
}
