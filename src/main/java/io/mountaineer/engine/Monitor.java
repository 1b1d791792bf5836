package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.HeldLock;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Events;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Loop that runs one cycle after another until it is stopped: by the timer, and at once when the
 * machine reports a change. A share whose last action still runs is left out of the next cycle, so
 * that a slow one never piles up others or holds up its neighbours.
 */
public final class Monitor {

  /**
   * A stop waits so long for actions under way. The programs that still run then are ended, which
   * may take a second, and all of it no longer than 5 s: launchd kills soon after.
   */
  private static final Duration UNTIL_STOPPED = Duration.ofMillis(3500);

  private final MonitorCycle shares;
  private final EventTracker events;
  private final SilenceWatch silence;
  private final StateFile states;
  private final Supplier<Config> configs;
  private final Supplier<Duration> interval;
  private final Clock time;
  private final EventLog log;
  private final CycleTimer wakeups;
  private final Ticks ticks;
  private final ProcessFitness fitness;
  private final Heartbeat heartbeat;

  Monitor(
      MonitorCycle cycle,
      EventTracker events,
      SilenceWatch silence,
      ProcessFitness fitness,
      StateFile states,
      Supplier<Config> configs,
      Supplier<Duration> interval,
      Clock time,
      EventLog log) {
    this.shares = cycle;
    this.events = events;
    this.silence = silence;
    this.states = states;
    this.configs = configs;
    this.interval = interval;
    this.time = time;
    this.log = log;
    this.wakeups = new CycleTimer(time);
    shares.dueTo(moment -> wakeups.dueIn(Duration.between(time.now(), moment)));
    this.ticks = new Ticks(time, states.load().monitorSeenAt());
    this.fitness = fitness;
    this.heartbeat = new Heartbeat(time);
    fitness.onFault(wakeups::stop);
  }

  /** Shows from now on that the monitor lives, on its lock, which the caller holds. */
  public void showLifeOn(HeldLock monitorLock) {
    heartbeat.on(monitorLock);
  }

  /**
   * Runs until {@link #stop}; returns when no action is under way, or soon after.
   *
   * @throws UnfitProcessException when this process can no longer be trusted and must end
   */
  public void run() {
    Events.Subscription subscription = listen();
    try {
      do {
        cycle();
      } while (awaitNextCycle());
    } finally {
      subscription.close();
    }
    endIfUnfit(true);
    shares.finish(UNTIL_STOPPED);
    rememberEnd();
    endIfUnfit(false);
  }

  /** Waits for the next cycle, and asks meanwhile; returns false when it is time to stop. */
  private boolean awaitNextCycle() {
    while (!wakeups.await(interval.get(), silence.untilAsked())) {
      silence.ask(wakeups);
    }
    return !wakeups.isStopped();
  }

  private void endIfUnfit(boolean onlyIfUrgent) {
    if (fitness.look().filter(fault -> fault.isUrgent() || !onlyIfUrgent).isPresent()) {
      if (fitness.takeReport()) {
        log.note(LogEvent.error("process_unfit", "cause", fitness.fault().orElseThrow()));
      }
      fitness.requireFit();
    }
  }

  /** Begins cycles at events too from now on. */
  Events.Subscription listen() {
    return events.listen(wakeups::wake);
  }

  /** Remembers when this monitor ended, so that the next one knows how long nothing was watched. */
  private void rememberEnd() {
    Instant now = time.now();
    states.update(state -> state.withMonitorSeenAt(now));
  }

  /**
   * Passes every report from now on to this listener as soon as it is there; the listener must
   * return at once.
   */
  public void reportTo(Consumer<ShareReport> listener) {
    shares.reportTo(listener);
  }

  /** Returns the report of every share from its last cycle. */
  public List<ShareReport> latest() {
    return shares.latest(configs.get());
  }

  /** Runs one cycle; returns when its actions are started. */
  public void cycle() {
    boolean woken = wakeups.begin();
    if (fitness.look().isPresent()) {
      wakeups.stop();
      return;
    }
    heartbeat.beat();
    CycleTime tick = ticks.next(interval.get(), events);
    if (tick.interruption() == Interruption.SLEEP
        || tick.interruption() == Interruption.CLOCK_SET_BACK) {
      String event =
          tick.interruption() == Interruption.SLEEP ? "sleep_detected" : "clock_set_back_detected";
      log.note(LogEvent.info(event));
    }
    try {
      Optional<Runnable> wake = woken ? Optional.of(wakeups::wake) : Optional.empty();
      shares.startCycle(configs, tick, wake);
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      // A defect must not end the watch over the shares; the next cycle begins afresh, unless
      // there have been too many.
      fitness.cycleFailed(e);
      log.note(LogEvent.warn("defect", "cause", e.toString()));
    }
  }

  /** Returns how long until the next cycle is due, as things stand. */
  Duration rest() {
    return wakeups.rest(interval.get());
  }

  /** Begins a cycle as soon as may be; any thread may call it. */
  public void wake() {
    wakeups.wake();
  }

  /** Ends the loop after the cycle under way. */
  public void stop() {
    wakeups.stop();
  }
}
