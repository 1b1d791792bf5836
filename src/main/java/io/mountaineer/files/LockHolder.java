package io.mountaineer.files;

import io.mountaineer.core.LocalTimes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holder of a lock, for people. It stands in the lock file as lines of {@code key=value}; whether
 * the lock is held is never read from there.
 *
 * @param pid of the process
 * @param since the moment at which it took the lock
 * @param what its purpose, on one line
 */
public record LockHolder(long pid, Instant since, String what) {

  /** The system gives the start of a process to the second, and its clock may have been set. */
  private static final Duration CLOCK_STEPS = Duration.ofSeconds(10);

  private static final Set<String> KEYS = Set.of("pid", "since", "what");

  public LockHolder {
    what = what.replaceAll("\\p{Cntrl}", " ");
  }

  static LockHolder me(String what, Instant now) {
    return new LockHolder(ProcessHandle.current().pid(), now, what);
  }

  String text() {
    return "pid=" + pid + "\nsince=" + since + "\nwhat=" + what + "\n";
  }

  /**
   * Returns the holder named by a lock file. Empty if the text is not whole, as while it is
   * written, or names a process that ended: then the lock has just changed hands.
   */
  static Optional<LockHolder> parse(String text) {
    Map<String, String> values = LockText.parse(text).values();
    if (!values.keySet().containsAll(KEYS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              new LockHolder(
                  Long.parseLong(values.get("pid")),
                  Instant.parse(values.get("since")),
                  values.get("what")))
          .filter(holder -> ProcessHandle.of(holder.pid).isPresent());
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns whether the process of this number can have taken the lock: it was there before. */
  boolean isPlausible() {
    return pid == ProcessHandle.current().pid() || wasThere();
  }

  private boolean wasThere() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(start -> start.isBefore(since.plus(CLOCK_STEPS)))
        .orElse(true);
  }

  /** Returns text as in "pid 4711 (mount of Core, since 31 Jan 2026 12:00:00)". */
  @Override
  public String toString() {
    return "pid " + pid + " (" + what + ", since " + LocalTimes.full(since) + ")";
  }
}
