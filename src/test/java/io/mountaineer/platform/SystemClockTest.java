package io.mountaineer.platform;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemClockTest {

  private final Clock time = new SystemClock();

  @Test
  void showsTheWallClock() {
    Duration off = Duration.between(Instant.now(), time.now()).abs();

    assertTrue(off.compareTo(Duration.ofMinutes(1)) < 0, "off by " + off);
  }

  @Test
  void waitsAsLongAsAsked() {
    long start = time.nanos();

    time.pause(Duration.ofMillis(20));

    assertTrue(time.nanos() - start >= Duration.ofMillis(15).toNanos());
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();
    long start = time.nanos();

    time.pause(Duration.ofMinutes(5));

    assertTrue(Thread.interrupted());
    assertTrue(time.nanos() - start < Duration.ofMinutes(1).toNanos());
  }
}
