package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime.Interruption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cycle times of a share that was left out of a cycle. */
class CycleTimeTest {

  private static final CycleTime QUIET =
      time(Optional.of(Duration.ofSeconds(2)), Interruption.NONE, false);

  @Test
  void theTimeOfBothCyclesHasPassed() {
    assertEquals(Optional.of(Duration.ofSeconds(4)), QUIET.after(QUIET).sincePrevious());
  }

  @Test
  void aNetworkEventItMissedStillCounts() {
    CycleTime missed = time(Optional.of(Duration.ofSeconds(2)), Interruption.NONE, true);

    assertTrue(QUIET.after(missed).networkEvent());
    assertTrue(missed.after(QUIET).networkEvent());
  }

  @Test
  void aSleepItMissedStillCounts() {
    CycleTime missed = time(Optional.of(Duration.ofSeconds(2)), Interruption.SLEEP, false);

    assertEquals(Interruption.SLEEP, QUIET.after(missed).interruption());
  }

  @Test
  void theStartOfTheMonitorItMissedStillCounts() {
    CycleTime missed = time(Optional.empty(), Interruption.GAP, false);

    assertTrue(QUIET.after(missed).startsMonitor());
  }

  @Test
  void aLastLookLongerAgoThanAMonitorMayPauseIsAGap() {
    CycleTime missed = time(Optional.of(Duration.ofSeconds(40)), Interruption.NONE, false);

    assertEquals(Interruption.GAP, QUIET.after(missed).interruption());
  }

  @Test
  void whatWasBegunBeforeASleepIsInterruptedByIt() {
    Duration awake = Duration.ofMillis(900);

    assertEquals(Interruption.SLEEP, QUIET.later(Duration.ofHours(1), awake).interruption());
    assertEquals(Interruption.NONE, QUIET.later(awake, awake).interruption());
  }

  @Test
  void aGapIsNoLongerAllThatHappenedOnceTheMacSleptToo() {
    CycleTime gap = QUIET.interrupted(Interruption.GAP);

    assertEquals(
        Interruption.SLEEP, gap.later(Duration.ofHours(1), Duration.ofMillis(900)).interruption());
  }

  private static CycleTime time(
      Optional<Duration> sincePrevious, Interruption kind, boolean networkEvent) {
    return new CycleTime(
        Instant.EPOCH,
        Optional.of(Duration.ofSeconds(2)),
        sincePrevious,
        kind,
        networkEvent,
        Optional.empty());
  }
}
