package io.mountaineer.files;

import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;

/** A time that only a pause moves on, at once, and a sleep or a step of the wall clock. */
public final class VirtualTime implements Clock {

  public static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private Instant now = START;
  private long nanos;
  private Runnable onPause = () -> {};

  /** Events elsewhere during a pause. */
  void duringAPause(Runnable happening) {
    onPause = happening;
  }

  /** Moves the wall clock alone, as a sleep does, or a user that sets it back. */
  void step(Duration duration) {
    now = now.plus(duration);
  }

  public Duration passed() {
    return Duration.between(START, now);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void pause(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
    onPause.run();
  }
}
