package io.mountaineer.cli;

import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.LockFile;
import io.mountaineer.state.LockHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The monitor, as others see it.
 *
 * @param lastCycleAt when it last showed that it lives, to ten seconds; empty if that is not known
 * @param isStopped whether its process is suspended
 * @param isFrozen whether it does not do its work although its process is there
 */
record MonitorLook(long pid, Optional<Instant> lastCycleAt, boolean isStopped, boolean isFrozen) {

  /** Three signs of life, of which there is one every ten seconds. */
  private static final Duration FROZEN_AFTER = Duration.ofSeconds(30);

  private static final int INTERVALS = 3;

  private static final Pattern OWN_INTERVAL = Pattern.compile("--interval (\\d{1,4})");

  /** What the holder of the monitor's lock says of itself. */
  static String what(Optional<Duration> ownInterval) {
    return ownInterval.map(own -> "monitor --interval " + own.toSeconds()).orElse("monitor");
  }

  /**
   * Looks; changes nothing.
   *
   * @param interval of the config, for a monitor that has none of its own
   */
  static Optional<MonitorLook> at(
      LockFile seat, Duration interval, ProcessStates processes, Instant now) throws FileTrouble {
    Optional<LockHolder> holder = seat.holder();
    Optional<Instant> last = seat.lastTouched();
    return holder.map(
        each -> {
          boolean stopped = processes.isStopped(each.pid()).orElse(false);
          Duration limit = interval(each, interval).multipliedBy(INTERVALS);
          Duration silent = last.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
          boolean late = silent.compareTo(FROZEN_AFTER) > 0 && silent.compareTo(limit) > 0;
          return new MonitorLook(each.pid(), last, stopped, stopped || late);
        });
  }

  private static Duration interval(LockHolder holder, Duration ofConfig) {
    Matcher own = OWN_INTERVAL.matcher(holder.what());
    return own.find() ? Duration.ofSeconds(Long.parseLong(own.group(1))) : ofConfig;
  }

  /** What to know and to do about a monitor that is frozen. */
  String trouble() {
    String process = "The monitor (process " + pid + ") ";
    String consequence = "; shares will not switch by themselves. ";
    return isStopped
        ? process + "is stopped" + consequence + "To let it go on, type: kill -CONT " + pid
        : process
            + "is frozen, its last cycle began at "
            + lastCycleAt.map(Instant::toString).orElse("an unknown time")
            + consequence
            + "To have launchd start it again, type: kill "
            + pid;
  }
}
