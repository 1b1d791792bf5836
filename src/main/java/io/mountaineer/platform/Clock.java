package io.mountaineer.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Wall clock and monotonic clock of the machine; virtual in the simulated world. */
public interface Clock {

  /** Returns the time of the wall clock, which may jump. */
  Instant now();

  /**
   * Returns the monotonic clock in nanoseconds; on macOS it is taken to stand still while the Mac
   * sleeps.
   */
  long nanos();

  /** Waits; returns early, with the interrupt flag set, when the thread is interrupted. */
  void pause(Duration duration);

  /**
   * Waits until a condition holds, which is checked at once and then after every step. The last
   * check begins after the limit, since this process may have been suspended since the one before;
   * an interrupt ends the wait as the limit does.
   *
   * @return whether the condition came to hold
   */
  default boolean await(Duration limit, Duration step, BooleanSupplier condition) {
    return await(limit, step, condition::getAsBoolean, held -> held);
  }

  /**
   * Waits in the same way for a value that meets a condition.
   *
   * @param look returns the present value
   * @return the last value, whether or not it meets the condition
   */
  default <T> T await(
      Duration limit, Duration step, Supplier<T> look, Predicate<? super T> condition) {
    long start = nanos();
    while (true) {
      boolean isLast = nanos() - start >= limit.toNanos() || Thread.currentThread().isInterrupted();
      T value = look.get();
      if (isLast || condition.test(value)) {
        return value;
      }
      pause(step);
    }
  }

  /** Returns the clocks of this machine. */
  static Clock system() {
    return new Clock() {
      @Override
      public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration duration) {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
