package io.mountaineer.state;

import io.mountaineer.platform.Time;
import java.time.Duration;
import java.time.Instant;

/** A time that only a pause moves on, at once. */
final class VirtualTime implements Time {

  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private Instant now = START;
  private Runnable onPause = () -> {};

  /** What happens elsewhere while somebody pauses. */
  void duringAPause(Runnable happening) {
    onPause = happening;
  }

  Duration passed() {
    return Duration.between(START, now);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return passed().toNanos();
  }

  @Override
  public void pause(Duration duration) {
    now = now.plus(duration);
    onPause.run();
  }
}
