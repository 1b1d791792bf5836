package io.mountaineer.tray;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Request to end the program: the one end of life of all its threads. For use by many threads. */
final class StopSignal {

  private final CountDownLatch requested = new CountDownLatch(1);

  void request() {
    requested.countDown();
  }

  boolean isRequested() {
    return await(Duration.ZERO);
  }

  /** Waits for the request; returns whether it was made in time or the thread was interrupted. */
  boolean await(Duration limit) {
    try {
      return requested.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
