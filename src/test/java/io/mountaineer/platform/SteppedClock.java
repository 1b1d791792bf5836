package io.mountaineer.platform;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody waits by it. */
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

  /** How much time has passed. */
  public Duration gone() {
    return gone;
  }
}
