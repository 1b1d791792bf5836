package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.core.Share;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shares on which no work is under way, and the calls to make when the work on another has ended.
 */
final class FreeShares {

  private final Locks locks;
  private final RepeatFilter<LogEvent> problems;
  private final ForeignLocks foreign;
  private final Map<String, Runnable> late = new ConcurrentHashMap<>();
  private final Set<String> atWork = ConcurrentHashMap.newKeySet();

  FreeShares(Locks locks, EventLog log, HolderText holders, Clock time) {
    this.locks = locks;
    this.problems = new RepeatFilter<>(log::note);
    this.foreign = new ForeignLocks(log, holders, time);
  }

  /**
   * Takes the locks that can be had at once.
   *
   * @param wake called when the work has ended on a share that is not free
   * @return the locks by the names of their shares
   */
  Map<String, HeldLock> take(Config config, Optional<Runnable> wake) {
    Map<String, HeldLock> held = new LinkedHashMap<>();
    boolean all = false;
    try {
      for (Share share : config.shares()) {
        String name = share.name();
        // Before the lock is tried: the work that holds it may end right after.
        wake.ifPresent(call -> late.put(name, call));
        Optional<HeldLock> lock = lock(share, config);
        lock.ifPresent(mine -> held.put(name, mine));
        lock.ifPresent(mine -> late.remove(name));
      }
      all = true;
      return held;
    } finally {
      if (!all) {
        held.values().forEach(HeldLock::close);
      }
    }
  }

  private LockFile lockFile(Share share, Config config) {
    return locks.share(share.volumePath(config.settings()), share.name());
  }

  /** Notes that the monitor's own work on a share begins. */
  void begins(Share share) {
    atWork.add(share.name());
  }

  /** Notes that the monitor's own work on a share has ended, and that its lock is free again. */
  void released(Share share) {
    atWork.remove(share.name());
    Optional.ofNullable(late.remove(share.name())).ifPresent(Runnable::run);
  }

  /** Returns the shares that commands keep locked. */
  ForeignLocks foreign() {
    return foreign;
  }

  /** Without a lock nothing may act: a share whose lock file cannot be had is left out. */
  private Optional<HeldLock> lock(Share share, Config config) {
    try {
      LockAttempt got = lockFile(share, config).tryAcquireSilently();
      problems.now(share.name(), Optional.empty());
      if (!atWork.contains(share.name())) {
        foreign.tried(share, got);
      }
      return got instanceof LockAttempt.Held mine ? Optional.of(mine.lock()) : Optional.empty();
    } catch (FileException e) {
      LogEvent problem = LogEvent.warn("no_lock", "share", share.name(), "cause", e.getMessage());
      problems.now(share.name(), Optional.of(problem));
      return Optional.empty();
    }
  }
}
