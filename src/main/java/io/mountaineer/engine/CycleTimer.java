package io.mountaineer.engine;

import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Timer of the monitor's cycles: the moment the next one is due, and the sleep until then.
 *
 * <p>The first wake-up of a quiet time makes a cycle due at once. Further ones within the window
 * after it are merged into one cycle at its end, which opens the next window; so a constant stream
 * makes two cycles a second, and can neither put a cycle off nor add to them. A share that waits
 * for a moment makes a cycle due at that moment, whatever the interval. So does a server that was
 * asked between two cycles, unless it answers before.
 */
final class CycleTimer {

  /** Wake-ups within this time of a cycle that one of them began are merged into one. */
  static final Duration WINDOW = Duration.ofMillis(500);

  private final Clock time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long begun;
  private long windowEnd;
  private final Map<String, Long> suspects = new HashMap<>();
  private Optional<Long> due = Optional.empty();
  private boolean woken;
  private boolean stopped;

  CycleTimer(Clock time) {
    this.time = time;
    this.begun = time.nanos();
    this.windowEnd = begun;
  }

  /** Makes a cycle due because something happened; any thread may call it. */
  void wake() {
    set(() -> woken = true);
  }

  /** Makes a cycle due no later than this time from now, if none begins before. */
  void dueIn(Duration delay) {
    long moment = time.nanos() + delay.toNanos();
    set(() -> due = Optional.of(Math.min(due.orElse(moment), moment)));
  }

  /** Makes a cycle due this time from now, unless the host answers before. */
  void suspect(String host, Duration delay) {
    long moment = time.nanos() + delay.toNanos();
    set(() -> suspects.put(host, moment));
  }

  /** Takes back a suspicion; one that has begun a cycle is over already. */
  void answered(String host) {
    set(() -> suspects.remove(host));
  }

  /** Ends every present and later sleep. */
  void stop() {
    set(() -> stopped = true);
  }

  /** Begins a cycle and clears what woke it; returns whether anything did. */
  boolean begin() {
    lock.lock();
    try {
      boolean was = woken;
      begun = time.nanos();
      due = Optional.empty();
      suspects.clear();
      if (was) {
        windowEnd = begun + WINDOW.toNanos();
        woken = false;
      }
      return was;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long until the next cycle is due, as things stand; not positive when it is. */
  Duration rest(Duration interval) {
    lock.lock();
    try {
      long now = time.nanos();
      long byTimer = interval.toNanos() - (now - begun);
      long byMoment = due.isPresent() ? Math.min(byTimer, due.get() - now) : byTimer;
      for (long moment : suspects.values()) {
        byMoment = Math.min(byMoment, moment - now);
      }
      return Duration.ofNanos(woken ? Math.min(byMoment, windowEnd - now) : byMoment);
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps until the next cycle is due; returns false when it is time to stop. */
  boolean await(Duration interval) {
    while (!await(interval, interval)) {
      continue; // the limit has passed, and the moment was put off meanwhile
    }
    return !isStopped();
  }

  /**
   * Sleeps until the next cycle is due, but no longer than a limit.
   *
   * @return whether a cycle is due, or it is time to stop
   */
  boolean await(Duration interval, Duration limit) {
    lock.lock();
    try {
      long end = System.nanoTime() + limit.toNanos();
      long left = rest(interval).toNanos();
      long allowed = limit.toNanos();
      while (!stopped && left > 0 && allowed > 0) {
        changed.awaitNanos(Math.min(left, allowed));
        left = rest(interval).toNanos();
        allowed = end - System.nanoTime();
      }
      return stopped || left <= 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether it is time to stop. */
  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
