package io.mountaineer.platform;

import java.time.Duration;
import java.time.Instant;

/** Clock that moves only when a caller waits by it. */
public final class SteppedClock implements Clock {

  private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

  private Duration gone = Duration.ZERO;

  @Override
  public Instant now() {
    return START.plus(gone);
  }

  @Override
  public long nanos() {
    return gone.toNanos();
  }

  @Override
  public void pause(Duration duration) {
    gone = gone.plus(duration);
  }

  /** Returns the time that has passed. */
  public Duration gone() {
    return gone;
  }
}
