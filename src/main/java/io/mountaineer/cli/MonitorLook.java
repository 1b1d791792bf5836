package io.mountaineer.cli;

import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.Acquisition.HeldByOther;
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
 * @param pid its process; empty where a full disk kept it from writing its name
 * @param lastCycleAt when it last showed that it lives, to ten seconds; empty if that is not known
 * @param isStopped whether its process is suspended
 * @param isFrozen whether it does not do its work although its process is there
 */
record MonitorLook(
    Optional<Long> pid, Optional<Instant> lastCycleAt, boolean isStopped, boolean isFrozen) {

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
    Optional<HeldByOther> seated = seat.heldBy();
    if (seated.isEmpty()) {
      return Optional.empty();
    }
    Optional<LockHolder> holder = seated.get().holder();
    boolean stopped = holder.flatMap(each -> processes.isStopped(each.pid())).orElse(false);
    Optional<Instant> last = seat.lastTouched();
    Duration limit = holder.flatMap(MonitorLook::ownInterval).orElse(interval);
    Duration silent = last.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    boolean late =
        silent.compareTo(FROZEN_AFTER) > 0 && silent.compareTo(limit.multipliedBy(INTERVALS)) > 0;
    return Optional.of(
        new MonitorLook(holder.map(LockHolder::pid), last, stopped, stopped || late));
  }

  private static Optional<Duration> ownInterval(LockHolder holder) {
    Matcher own = OWN_INTERVAL.matcher(holder.what());
    return own.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(own.group(1))))
        : Optional.empty();
  }

  /** What to know and to do about a monitor that is frozen. */
  String trouble() {
    String process = "The monitor" + named() + " ";
    String consequence = "; shares will not switch by themselves. ";
    String kill = pid.map(String::valueOf).orElse("its process id");
    return isStopped
        ? process + "is stopped" + consequence + "To let it go on, type: kill -CONT " + kill
        : process
            + "is frozen, its last cycle began at "
            + lastCycleAt.map(Instant::toString).orElse("an unknown time")
            + consequence
            + "To have launchd start it again, type: kill "
            + kill;
  }

  private String named() {
    return pid.map(each -> " (process " + each + ")").orElse("");
  }
}
