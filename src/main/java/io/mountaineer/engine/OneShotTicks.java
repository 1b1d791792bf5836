package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Time;
import io.mountaineer.state.Acquisition.HeldByOther;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.Locks;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.util.Optional;

/**
 * Ticks of a command's shares: whether the time before it was watched, by a monitor that runs or
 * just ended, or by a command a short while ago.
 */
final class OneShotTicks {

  private final Locks locks;
  private final StateFile states;
  private final Time time;

  OneShotTicks(Locks locks, StateFile states, Time time) {
    this.locks = locks;
    this.states = states;
    this.time = time;
  }

  /** Returns the round as it is for one share. */
  Round of(Share share, Round round) {
    return round.at(round.tick().interrupted(before(share, round)));
  }

  private Break before(Share share, Round round) {
    State remembered = round.remembered();
    Tick tick = round.tick();
    // Nothing depends on it without a window, so no lock is asked for and nothing is written.
    boolean runs =
        round.mountsOf(share).view().via().filter(via -> via == Interface.FALLBACK).isPresent()
            && remembered.of(share, round.settings()).reach().tbSince().isPresent();
    if (!runs || isMonitored()) {
      return Break.NONE;
    }
    Break sinceMonitor =
        remembered
            .monitorSeenAt()
            .map(at -> Break.sinceLastSeen(at, tick.now(), round.settings().checkInterval()))
            .orElse(Break.GAP);
    return sinceMonitor == Break.NONE
        ? Break.NONE
        : Optional.ofNullable(remembered.looks().get(share.name()))
            .map(look -> look.until(LastLook.of(tick.now(), time.nanos())))
            .orElse(Break.GAP);
  }

  /** Keeps a look at a share whose window runs, as nothing else will be written about it. */
  void remember(ShareReport report) {
    ShareState state = report.state();
    boolean runs = state.active().filter(via -> via == Interface.FALLBACK).isPresent();
    if (runs && state.reach().tb() && !isMonitored()) {
      LastLook look = LastLook.of(report.seen().tick().now(), time.nanos());
      states.update(all -> all.withLook(report.share().name(), look));
    }
  }

  private boolean isMonitored() {
    return monitor().isPresent();
  }

  /** Returns the monitor that runs; empty if none does, or that cannot be told. */
  Optional<HeldByOther> monitor() {
    try {
      return locks.monitor().heldBy();
    } catch (FileTrouble e) {
      return Optional.empty();
    }
  }
}
