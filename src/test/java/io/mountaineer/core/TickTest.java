package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a share that was left out of a cycle is told in its next one. */
class TickTest {

  private static final Tick QUIET = tick(Optional.of(Duration.ofSeconds(2)), Break.NONE, false);

  @Test
  void theTimeOfBothCyclesHasPassed() {
    assertEquals(Optional.of(Duration.ofSeconds(4)), QUIET.after(QUIET).sincePrevious());
  }

  @Test
  void aNetworkEventItMissedStillCounts() {
    Tick missed = tick(Optional.of(Duration.ofSeconds(2)), Break.NONE, true);

    assertTrue(QUIET.after(missed).networkEvent());
    assertTrue(missed.after(QUIET).networkEvent());
  }

  @Test
  void aSleepItMissedStillCounts() {
    Tick missed = tick(Optional.of(Duration.ofSeconds(2)), Break.SLEEP, false);

    assertEquals(Break.SLEEP, QUIET.after(missed).interruption());
  }

  @Test
  void theStartOfTheMonitorItMissedStillCounts() {
    Tick missed = tick(Optional.empty(), Break.GAP, false);

    assertTrue(QUIET.after(missed).startsMonitor());
  }

  @Test
  void aLastLookLongerAgoThanAMonitorMayPauseIsAGap() {
    Tick missed = tick(Optional.of(Duration.ofSeconds(40)), Break.NONE, false);

    assertEquals(Break.GAP, QUIET.after(missed).interruption());
  }

  @Test
  void whatWasBegunBeforeASleepIsInterruptedByIt() {
    Duration awake = Duration.ofMillis(900);

    assertEquals(Break.SLEEP, QUIET.later(Duration.ofHours(1), awake).interruption());
    assertEquals(Break.NONE, QUIET.later(awake, awake).interruption());
  }

  @Test
  void aGapIsNoLongerAllThatHappenedOnceTheMacSleptToo() {
    Tick gap = QUIET.interrupted(Break.GAP);

    assertEquals(
        Break.SLEEP, gap.later(Duration.ofHours(1), Duration.ofMillis(900)).interruption());
  }

  private static Tick tick(Optional<Duration> sincePrevious, Break kind, boolean networkEvent) {
    return new Tick(
        Instant.EPOCH,
        Optional.of(Duration.ofSeconds(2)),
        sincePrevious,
        kind,
        networkEvent,
        Optional.empty());
  }
}
