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
 * Shares whose locks commands keep from the monitor. One that is suspended would switch the
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

  private record Kept(Optional<LockHolder> by, long since, AtomicBoolean told) {

    /** While a holder has not written its name yet it is the same as the one that has. */
    boolean isBy(Optional<LockHolder> holder) {
      return by.isEmpty() || Objects.equals(by, holder);
    }
  }

  ForeignLocks(EventLog log, HolderText holders, Clock time) {
    this.log = log;
    this.holders = holders;
    this.time = time;
  }

  /** Takes note of a try to get the lock of a share. */
  void tried(Share share, LockAttempt got) {
    if (got instanceof LockAttempt.HeldByOther other) {
      shares.compute(
          share.name(),
          (name, kept) ->
              kept != null && kept.isBy(other.holder())
                  ? new Kept(other.holder(), kept.since, kept.told)
                  : new Kept(other.holder(), time.nanos(), new AtomicBoolean()));
      complainAfter(share, OTHERWISE);
    } else {
      shares.remove(share.name());
    }
  }

  /** Whether it is time to know what the monitor would do on a share if it were free. */
  boolean isLong(Share share) {
    return untold(share, WHILE_NEEDED).isPresent();
  }

  /** The monitor would act on a share now if it were free. */
  void isNeeded(Share share) {
    complainAfter(share, WHILE_NEEDED);
  }

  private void complainAfter(Share share, Duration age) {
    untold(share, age)
        .filter(kept -> kept.told.compareAndSet(false, true))
        .ifPresent(
            kept ->
                log.note(
                    LogEvent.warn("trouble", "share", share.name(), "cause", holders.of(kept.by))));
  }

  private Optional<Kept> untold(Share share, Duration age) {
    return Optional.ofNullable(shares.get(share.name()))
        .filter(kept -> !kept.told.get())
        .filter(kept -> time.nanos() - kept.since >= age.toNanos());
  }
}
