package io.mountaineer.platform.sim;

import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;

/** Clock that stands still until a caller waits by it or turns it. */
public final class VirtualClock implements Clock {

  private Instant wall;
  private long monotonic;

  public VirtualClock(Instant start) {
    this.wall = start;
  }

  @Override
  public synchronized Instant now() {
    return wall;
  }

  @Override
  public synchronized long nanos() {
    return monotonic;
  }

  @Override
  public synchronized void pause(Duration duration) {
    wall = wall.plus(duration);
    monotonic += duration.toNanos();
  }

  /** Lets the Mac sleep: only the wall clock goes on. */
  public synchronized void sleep(Duration duration) {
    wall = wall.plus(duration);
  }

  /** Turns the wall clock; back with a negative duration. */
  public synchronized void turnWallClock(Duration by) {
    wall = wall.plus(by);
  }
}
