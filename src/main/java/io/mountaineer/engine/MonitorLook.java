package io.mountaineer.engine;

import io.mountaineer.core.LocalTimes;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.LockHolder;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.ProcessStates;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Monitor as other processes see it.
 *
 * @param holder its process; empty where a full disk kept it from writing its name
 * @param lastCycleAt when it last showed that it lives, to ten seconds; empty if that is not known
 * @param isStopped whether its process is suspended
 * @param isFrozen whether it does not do its work although its process is there
 * @param interval of its cycles
 */
public record MonitorLook(
    Optional<LockHolder> holder,
    Optional<Instant> lastCycleAt,
    boolean isStopped,
    boolean isFrozen,
    Duration interval) {

  /**
   * A monitor counts as frozen after three missing signs of life, of which there is one every ten
   * seconds.
   */
  private static final Duration FROZEN_AFTER = Duration.ofSeconds(30);

  private static final int INTERVALS = 3;

  /** The longest wait for the first cycle after a wake; a monitor with longer intervals is rare. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** A cycle may begin a bit later than it is due. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final Pattern OWN_INTERVAL = Pattern.compile("--interval (\\d{1,4})");

  /** Returns its process id; empty where it could not write it down. */
  public Optional<Long> pid() {
    return holder.map(LockHolder::pid);
  }

  /** Returns its kind and process id, as in "menu bar, pid 4711"; empty where it left no name. */
  public Optional<String> process() {
    return holder.map(
        each -> (each.what().equals("tray") ? "menu bar, " : "") + "pid " + each.pid());
  }

  /** Returns the name of a monitor in its lock file. */
  public static String what(Optional<Duration> ownInterval) {
    return ownInterval.map(own -> "monitor --interval " + own.toSeconds()).orElse("monitor");
  }

  /**
   * Looks, and looks again for as long as the next cycle may take to begin: a monitor that was
   * silent by the clock on the wall may have slept with the Mac, which cannot be seen from outside.
   *
   * @param interval of the config, for a monitor that has none of its own
   */
  public static Optional<MonitorLook> awaited(
      LockFile lock, Duration interval, ProcessStates processes, Clock time) throws FileException {
    long start = time.nanos();
    Optional<MonitorLook> look = at(lock, interval, processes, time.now());
    while (look.filter(each -> each.mayHaveSlept(time.nanos() - start)).isPresent()) {
      time.pause(BETWEEN_LOOKS);
      look = at(lock, interval, processes, time.now());
    }
    return look;
  }

  private boolean mayHaveSlept(long waited) {
    Duration longest = interval.compareTo(LONGEST_WAIT) < 0 ? interval : LONGEST_WAIT;
    return isFrozen && !isStopped && waited < longest.plus(GRACE).toNanos();
  }

  /**
   * Looks once; changes nothing. Right after a wake a sleep looks like a freeze.
   *
   * @param interval of the config, for a monitor that has none of its own
   */
  static Optional<MonitorLook> at(
      LockFile lock, Duration interval, ProcessStates processes, Instant now) throws FileException {
    Optional<HeldByOther> other = lock.heldBy();
    if (other.isEmpty()) {
      return Optional.empty();
    }
    Optional<LockHolder> holder = other.get().holder();
    boolean stopped = holder.flatMap(each -> processes.isStopped(each.pid())).orElse(false);
    Optional<Instant> last = lock.lastTouched();
    Duration limit = holder.flatMap(MonitorLook::ownInterval).orElse(interval);
    Duration silent = last.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    boolean late =
        silent.compareTo(FROZEN_AFTER) > 0 && silent.compareTo(limit.multipliedBy(INTERVALS)) > 0;
    return Optional.of(new MonitorLook(holder, last, stopped, stopped || late, limit));
  }

  private static Optional<Duration> ownInterval(LockHolder holder) {
    Matcher own = OWN_INTERVAL.matcher(holder.what());
    return own.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(own.group(1))))
        : Optional.empty();
  }

  /** Returns what to know and to do about a monitor that is frozen. */
  public String warning() {
    return symptom()
        + ". "
        + remedy().substring(0, 1).toUpperCase(Locale.ROOT)
        + remedy().substring(1);
  }

  /** Returns what is wrong with a monitor that is frozen. */
  public String symptom() {
    String process = "Monitor" + process().map(who -> " (" + who + ")").orElse("") + " ";
    String consequence = ": shares will not switch by themselves";
    return isStopped
        ? process + "is stopped" + consequence
        : process
            + "is frozen, its last cycle began "
            + lastCycleAt.map(MonitorLook::shown).orElse("at an unknown time")
            + consequence;
  }

  /** Returns what to do about it. */
  public String remedy() {
    String process = pid().map(String::valueOf).orElse("its process id");
    if (isStopped) {
      return "to resume it, type: kill -CONT " + process;
    }
    String condition =
        interval.compareTo(LONGEST_WAIT) > 0
            ? "if the Mac has just woken, wait for " + interval.toSeconds() + " s; "
            : "";
    return condition + "to have launchd start it again, type: kill " + process;
  }

  private static String shown(Instant moment) {
    return "at " + LocalTimes.full(moment);
  }
}
