package io.mountaineer.mac;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition; the end is generous, as it only ends what hangs. */
final class Waiting {

  private static final Duration LIMIT = Duration.ofSeconds(240);

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      Thread.sleep(20);
    }
  }
}
