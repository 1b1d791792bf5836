package io.mountaineer.core;

import io.mountaineer.core.CycleTime.Interruption;
import java.time.Duration;
import java.time.Instant;

/**
 * Moment at which a command without a running monitor last saw Thunderbolt answer, for the window.
 *
 * @param uptimeSeconds the same moment by the monotonic clock, which counts from the boot
 */
public record LastLook(Instant at, int uptimeSeconds) {

  public static LastLook of(Instant now, long nanos) {
    return new LastLook(now, (int) Duration.ofNanos(nanos).toSeconds());
  }

  /** Returns the interruption between this look and a later one. */
  public Interruption until(LastLook later) {
    return Interruption.betweenRuns(
        Duration.between(at, later.at),
        Duration.ofSeconds((long) later.uptimeSeconds - uptimeSeconds));
  }
}
