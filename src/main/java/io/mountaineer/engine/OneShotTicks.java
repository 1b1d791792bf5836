package io.mountaineer.engine;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.Optional;

/**
 * Ticks of a command's shares: whether the time before it was watched, by a monitor that works or
 * just ended, or by a command a short while ago. A monitor that is suspended or silent holds its
 * lock and watches nothing.
 */
final class OneShotTicks {

  private final Locks locks;
  private final StateFile states;
  private final ProcessStates processes;
  private final Clock time;

  OneShotTicks(Locks locks, StateFile states, ProcessStates processes, Clock time) {
    this.locks = locks;
    this.states = states;
    this.processes = processes;
    this.time = time;
  }

  /** Returns the snapshot as it is for one share. */
  CycleSnapshot of(Share share, CycleSnapshot cycle) {
    return cycle.at(cycle.tick().interrupted(before(share, cycle)));
  }

  private Interruption before(Share share, CycleSnapshot cycle) {
    // Nothing depends on it without a window, so no lock is asked for and nothing is written.
    return !isWindowOpen(share, cycle) || sinceMonitor(cycle) == Interruption.NONE
        ? Interruption.NONE
        : sinceLook(share, cycle);
  }

  private static boolean isWindowOpen(Share share, CycleSnapshot cycle) {
    return cycle.mountsOf(share).status().via().filter(via -> via == Interface.FALLBACK).isPresent()
        && cycle.remembered().of(share, cycle.settings()).hosts().tbSince().isPresent();
  }

  /** Returns what interrupted the monitor, of which one that has just ended counts as well. */
  private Interruption sinceMonitor(CycleSnapshot cycle) {
    Optional<MonitorLook> monitor = look(cycle.settings());
    if (monitor.isPresent()) {
      return monitor.get().isFrozen() ? Interruption.GAP : Interruption.NONE;
    }
    Duration interval = cycle.settings().checkInterval();
    return cycle
        .remembered()
        .monitorSeenAt()
        .map(at -> Interruption.sinceLastSeen(at, cycle.tick().now(), interval))
        .orElse(Interruption.GAP);
  }

  /** Returns what happened since a command looked at the share. */
  private Interruption sinceLook(Share share, CycleSnapshot cycle) {
    return Optional.ofNullable(cycle.remembered().looks().get(share.name()))
        .map(look -> look.until(LastLook.of(cycle.tick().now(), time.nanos())))
        .orElse(Interruption.GAP);
  }

  /** Keeps a look at a share whose window runs, as nothing else will be written about it. */
  void remember(ShareReport report) {
    ShareState state = report.state();
    boolean runs = state.active().filter(via -> via == Interface.FALLBACK).isPresent();
    if (runs && state.hosts().tb() && !isMonitored(report.settings())) {
      LastLook look = LastLook.of(report.seen().time().now(), time.nanos());
      states.update(all -> all.withLook(report.share().name(), look));
    }
  }

  /** Returns the monitor that runs, judged no sooner than it could have shown its life. */
  Optional<MonitorLook> monitor(Settings settings) {
    try {
      return MonitorLook.awaited(locks.monitor(), settings.checkInterval(), processes, time);
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private boolean isMonitored(Settings settings) {
    return look(settings).filter(monitor -> !monitor.isFrozen()).isPresent();
  }

  private Optional<MonitorLook> look(Settings settings) {
    try {
      return MonitorLook.at(locks.monitor(), settings.checkInterval(), processes, time.now());
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the process that holds the lock of the monitor, at work or not; empty if there is none,
   * or that is not known.
   */
  Optional<HeldByOther> monitorHolder() {
    try {
      return locks.monitor().heldBy();
    } catch (FileException e) {
      return Optional.empty();
    }
  }
}
