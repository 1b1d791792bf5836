package io.mountaineer.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest {

  private final Clock clock = Clock.system();

  @Test
  void showsTheWallClock() {
    Duration off = Duration.between(Instant.now(), clock.now()).abs();

    assertTrue(off.compareTo(Duration.ofMinutes(1)) < 0, "off by " + off);
  }

  @Test
  void waitsAsLongAsAsked() {
    long start = clock.nanos();

    clock.pause(Duration.ofMillis(20));

    assertTrue(clock.nanos() - start >= Duration.ofMillis(15).toNanos());
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();
    long start = clock.nanos();

    clock.pause(Duration.ofMinutes(5));

    assertTrue(Thread.interrupted());
    assertTrue(clock.nanos() - start < Duration.ofMinutes(1).toNanos());
  }

  @Test
  void whatHoldsAlreadyIsNotWaitedFor() {
    SteppedClock stepped = new SteppedClock();

    assertTrue(stepped.await(Duration.ofSeconds(5), Duration.ofSeconds(1), () -> true));
    assertEquals(Duration.ZERO, stepped.gone());
  }

  @Test
  void aConditionIsCheckedAfterEveryStepUntilItHolds() {
    SteppedClock stepped = new SteppedClock();

    assertTrue(
        stepped.await(
            Duration.ofSeconds(5), Duration.ofSeconds(1), () -> stepped.gone().toSeconds() >= 3));
    assertEquals(3, stepped.gone().toSeconds());
  }

  @Test
  void theLastCheckBeginsAfterTheLimit() {
    SteppedClock stepped = new SteppedClock();
    List<Long> checks = new ArrayList<>();

    boolean held =
        stepped.await(
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            () -> {
              checks.add(stepped.gone().toSeconds());
              return false;
            });

    assertFalse(held);
    assertEquals(List.of(0L, 2L, 4L), checks);
  }

  @Test
  void anInterruptEndsTheWaitForACondition() {
    Thread.currentThread().interrupt();

    boolean held = clock.await(Duration.ofMinutes(5), Duration.ofMinutes(1), () -> false);

    assertTrue(Thread.interrupted());
    assertFalse(held);
  }

  @Test
  void theMonotonicClockMayOverflowMeanwhile() {
    Clock late =
        new Clock() {
          private long nanos = Long.MAX_VALUE - 1;

          @Override
          public Instant now() {
            return Instant.EPOCH;
          }

          @Override
          public long nanos() {
            return nanos;
          }

          @Override
          public void pause(Duration duration) {
            nanos += duration.toNanos();
          }
        };
    int[] checks = {0};

    assertTrue(late.await(Duration.ofNanos(8), Duration.ofNanos(1), () -> ++checks[0] == 5));
  }
}
