package io.mountaineer.platform;

import java.time.Duration;
import java.time.Instant;

/** The clocks of the machine; virtual in the simulated world. */
public interface Clock {

  /** Wall clock; may jump. */
  Instant now();

  /** Monotonic clock in nanoseconds; on macOS it is taken to stand still while the Mac sleeps. */
  long nanos();

  /** Waits; returns early, with the interrupt flag set, when the thread is interrupted. */
  void pause(Duration duration);
}
