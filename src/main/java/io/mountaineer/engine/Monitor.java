package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Config;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Time;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs one cycle after another until told to stop. A share whose last action still runs is left out
 * of the next cycle, so that a slow one never piles up others or holds up its neighbours.
 */
public final class Monitor {

  /** A stop waits so long for actions under way; launchd kills soon after (spec: within 5 s). */
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(4);

  private final SharesUnderWatch shares;
  private final StateFile states;
  private final Supplier<Config> configs;
  private final Supplier<Duration> interval;
  private final Time time;
  private final Journal journal;
  private final Wakeups wakeups = new Wakeups();
  private final Ticks ticks;

  /**
   * A monitor that has not begun.
   *
   * @param configs the config of each cycle
   * @param interval from the start of one cycle to the start of the next
   */
  public Monitor(
      Reconciler reconciler,
      StateFile states,
      Supplier<Config> configs,
      Supplier<Duration> interval,
      Time time,
      Journal journal) {
    this.shares = reconciler.underWatch();
    this.states = states;
    this.configs = configs;
    this.interval = interval;
    this.time = time;
    this.journal = journal;
    this.ticks = new Ticks(time, states.load().monitorSeenAt());
  }

  /** Runs until {@link #stop}; returns when no action is under way any more, or soon after. */
  public void run() {
    Duration rest;
    do {
      long start = time.nanos();
      cycle();
      rest = interval.get().minusNanos(time.nanos() - start);
    } while (wakeups.await(rest));
    shares.finish(UNTIL_STOPPED);
    rememberEnd();
  }

  /** Lets the next monitor know how long nobody watched. */
  private void rememberEnd() {
    Instant now = time.now();
    states.update(state -> state.withMonitorSeenAt(now));
  }

  /** What the last cycle of every share told. */
  public List<ShareReport> latest() {
    return shares.latest(configs.get());
  }

  /** One cycle; returns when its actions are started. */
  public void cycle() {
    Tick tick = ticks.next(interval.get());
    if (tick.interruption() == Break.SLEEP || tick.interruption() == Break.CLOCK_SET_BACK) {
      String event =
          tick.interruption() == Break.SLEEP ? "sleep_detected" : "clock_set_back_detected";
      journal.note(JournalEntry.info(event));
    }
    try {
      shares.startCycle(configs.get(), tick);
    } catch (RuntimeException e) {
      // A defect must not end the watch over the shares; the next cycle begins afresh.
      journal.note(JournalEntry.warn("defect", "cause", e.toString()));
    }
  }

  /** Ends the loop after the cycle under way. */
  public void stop() {
    wakeups.stop();
  }
}
