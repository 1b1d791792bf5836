package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.sim.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CycleTimerTest {

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final VirtualClock time = new VirtualClock(Instant.EPOCH);
  private final CycleTimer wakeups = new CycleTimer(time);

  @BeforeEach
  void begin() {
    wakeups.begin();
  }

  @Test
  void withoutAWakeUpACycleIsDueAfterTheInterval() {
    pass(700);

    assertEquals(1300, rest());
  }

  @Test
  void aMomentThatAShareWaitsForIsDueBeforeTheInterval() {
    wakeups.dueIn(Duration.ofMillis(900));
    wakeups.dueIn(Duration.ofMillis(1500));
    pass(200);

    assertEquals(700, rest());
  }

  @Test
  void aMomentIsOverWithTheCycleThatItBegan() {
    wakeups.dueIn(Duration.ofMillis(900));
    pass(900);
    assertFalse(wakeups.begin());

    assertEquals(2000, rest());
  }

  @Test
  void aSleeperLearnsOfAMomentThatComesSooner() {
    CycleTimer real = new CycleTimer(Clock.system());
    Thread worker = new Thread(() -> real.dueIn(Duration.ofMillis(10)));

    worker.start();

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertTrue(real.await(Duration.ofHours(1))));
  }

  @Test
  void theFirstWakeUpOfAQuietTimeIsDueAtOnce() {
    pass(10);
    wakeups.wake();

    assertTrue(rest() <= 0);
  }

  @Test
  void furtherOnesAreMergedIntoOneCycleAtTheEndOfTheWindow() {
    wakeups.wake();
    wakeups.begin();

    pass(100);
    assertEquals(1900, rest());
    wakeups.wake();
    assertEquals(400, rest());
    pass(300);
    wakeups.wake();

    assertEquals(100, rest());
  }

  @Test
  void afterTheWindowItIsQuietAgain() {
    wakeups.wake();
    wakeups.begin();

    pass(500);
    wakeups.wake();

    assertEquals(0, rest());
  }

  @Test
  void aWakeUpDuringACycleIsNotLost() {
    wakeups.wake();
    wakeups.begin();
    wakeups.wake();
    pass(1900);

    assertTrue(rest() <= 0);
  }

  @Test
  void theWindowPutsOffNoCycleOfTheTimer() {
    wakeups.wake();
    wakeups.begin();
    wakeups.wake();

    assertEquals(300, wakeups.rest(Duration.ofMillis(300)).toMillis());
  }

  @Test
  void aCycleTakesAllWakeUpsWithIt() {
    wakeups.wake();
    wakeups.wake();
    wakeups.begin();

    assertEquals(2000, rest());
  }

  @Test
  void aConstantStreamMakesTwoCyclesASecond() {
    int cycles = 0;
    for (int millis = 0; millis < 60_000; millis++) {
      pass(1);
      wakeups.wake();
      if (rest() <= 0) {
        wakeups.begin();
        cycles++;
      }
    }

    assertEquals(120, cycles, 1);
  }

  @Test
  void aSleeperIsWoken() {
    CycleTimer real = new CycleTimer(Clock.system());
    Thread waker = new Thread(real::wake);

    waker.start();

    assertTimeoutPreemptively(
        Duration.ofSeconds(120), () -> assertTrue(real.await(Duration.ofHours(1))));
  }

  @Test
  void aSleepEndsAtAStop() {
    CycleTimer real = new CycleTimer(Clock.system());
    Thread stopper = new Thread(real::stop);

    stopper.start();

    assertTimeoutPreemptively(
        Duration.ofSeconds(120), () -> assertFalse(real.await(Duration.ofHours(1))));
  }

  private void pass(int millis) {
    time.pause(Duration.ofMillis(millis));
  }

  private long rest() {
    return wakeups.rest(INTERVAL).toMillis();
  }
}
