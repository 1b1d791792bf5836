package io.mountaineer.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the monitor sleeps until its next cycle, and is told to stop. */
public final class Wakeups {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean stopped;

  /** Ends every present and later sleep. */
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps; false when it is time to stop. */
  boolean await(Duration duration) {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (!stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
