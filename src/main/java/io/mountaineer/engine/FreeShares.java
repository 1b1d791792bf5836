package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.state.Acquisition;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.Lock;
import io.mountaineer.state.LockFile;
import io.mountaineer.state.Locks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shares that nobody works on, and who is to be woken when the work on another has ended. */
final class FreeShares {

  private final Locks locks;
  private final Complaints complaints;
  private final Map<String, Runnable> late = new ConcurrentHashMap<>();

  FreeShares(Locks locks, Journal journal) {
    this.locks = locks;
    this.complaints = new Complaints(journal);
  }

  /**
   * Takes the locks that can be had at once.
   *
   * @param wake called when the work has ended on a share that is not free
   * @return the locks by the names of their shares
   */
  Map<String, Lock> take(Config config, Optional<Runnable> wake) {
    Map<String, Lock> held = new LinkedHashMap<>();
    for (Share share : config.shares()) {
      String name = share.name();
      // Before the lock is tried: the work that holds it may end right after.
      wake.ifPresent(call -> late.put(name, call));
      Optional<Lock> lock = lock(share, config);
      lock.ifPresent(mine -> held.put(name, mine));
      lock.ifPresent(mine -> late.remove(name));
    }
    return held;
  }

  private LockFile lockFile(Share share, Config config) {
    return locks.share(share.volumePath(config.settings()), share.name());
  }

  /** The work on a share has ended, and its lock is free again. */
  void released(Share share) {
    Optional.ofNullable(late.remove(share.name())).ifPresent(Runnable::run);
  }

  /** Without a lock nothing may act: a share whose lock file cannot be had is left out. */
  private Optional<Lock> lock(Share share, Config config) {
    try {
      Acquisition got = lockFile(share, config).tryAcquireSilently();
      complaints.now(share.name(), Optional.empty());
      return got instanceof Acquisition.Held mine ? Optional.of(mine.lock()) : Optional.empty();
    } catch (FileTrouble e) {
      JournalEntry trouble =
          JournalEntry.warn("no_lock", "share", share.name(), "cause", e.getMessage());
      complaints.now(share.name(), Optional.of(trouble));
      return Optional.empty();
    }
  }
}
