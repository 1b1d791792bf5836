package io.mountaineer.engine;

import io.mountaineer.core.Share;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockHolder;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Locks of shares that commands keep from the monitor. A command that is suspended would switch the
 * automatic work off without a word; so each holder is logged once, when it has kept its lock for
 * too long.
 */
final class ForeignLocks {

  /** A command acts for seconds; while a share should be moved, ten of them are an outage. */
  private static final Duration WHILE_NEEDED = Duration.ofSeconds(10);

  /** No act of a command takes a minute in which nothing else is due on its share. */
  private static final Duration OTHERWISE = Duration.ofMinutes(1);

  private final EventLog log;
  private final HolderText holders;
  private final Clock time;
  private final Map<String, Kept> shares = new ConcurrentHashMap<>();

  private record Kept(Optional<LockHolder> by, long since, AtomicBoolean logged) {

    /**
     * Returns whether this is the holder; one that has not written its name yet counts as the one
     * that has.
     */
    boolean isBy(Optional<LockHolder> holder) {
      return by.isEmpty() || Objects.equals(by, holder);
    }
  }

  ForeignLocks(EventLog log, HolderText holders, Clock time) {
    this.log = log;
    this.holders = holders;
    this.time = time;
  }

  /** Takes note of an attempt to get the lock of a share. */
  void tried(Share share, LockAttempt got) {
    if (got instanceof LockAttempt.HeldByOther other) {
      shares.compute(
          share.name(),
          (name, kept) ->
              kept != null && kept.isBy(other.holder())
                  ? new Kept(other.holder(), kept.since, kept.logged)
                  : new Kept(other.holder(), time.nanos(), new AtomicBoolean()));
      logAfter(share, OTHERWISE);
    } else {
      shares.remove(share.name());
    }
  }

  /**
   * Returns whether it is time to find out what the monitor would do on a share if it were free.
   */
  boolean isLong(Share share) {
    return unlogged(share, WHILE_NEEDED).isPresent();
  }

  /** Takes note that the monitor would act on a share now if it were free. */
  void isNeeded(Share share) {
    logAfter(share, WHILE_NEEDED);
  }

  private void logAfter(Share share, Duration age) {
    unlogged(share, age)
        .filter(kept -> kept.logged.compareAndSet(false, true))
        .ifPresent(
            kept ->
                log.note(
                    LogEvent.warn("trouble", "share", share.name(), "cause", holders.of(kept.by))));
  }

  private Optional<Kept> unlogged(Share share, Duration age) {
    return Optional.ofNullable(shares.get(share.name()))
        .filter(kept -> !kept.logged.get())
        .filter(kept -> time.nanos() - kept.since >= age.toNanos());
  }
}
