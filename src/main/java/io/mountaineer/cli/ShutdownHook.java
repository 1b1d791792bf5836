package io.mountaineer.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time for work under way to end in order when a signal asks the program to stop. The JVM then
 * exits with 128 plus the number of the signal by itself.
 */
final class ShutdownHook {

  private final CountDownLatch workEnded = new CountDownLatch(1);
  private final Runnable last;

  /**
   * A hook that no work uses yet.
   *
   * @param last done at the very end, after a signal too
   */
  ShutdownHook(Runnable last) {
    this.last = last;
  }

  /**
   * Runs this when a signal comes, then waits for the work.
   *
   * @param limit after which the program ends all the same; whatever is half done then, the next
   *     cycle finds in the mount table
   */
  void onSignal(Runnable request, Duration limit) {
    Thread hook =
        new Thread(
            () -> {
              request.run();
              await(limit);
              last.run();
            },
            "stopper");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Ends the wait; from now on nothing holds up the end of the program. */
  void workEnded() {
    workEnded.countDown();
    last.run();
  }

  private void await(Duration limit) {
    try {
      workEnded.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
