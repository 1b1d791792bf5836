package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime.Interruption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interruptions between two cycles; times in seconds. */
class InterruptionTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // wall, monotonic, interval, break
    "2, 2, 2, NONE",
    "7, 2, 2, NONE", // a time server corrects the clock
    "8, 2, 2, SLEEP",
    "28800, 3, 2, SLEEP",
    "30, 30, 2, NONE", // three intervals are short: 30 s rule
    "31, 31, 2, GAP",
    "180, 180, 60, NONE", // 30 s are short: three intervals rule
    "181, 181, 60, GAP",
    "30, 30, 10, NONE",
    "0, 5, 2, NONE",
    "0, 6, 2, CLOCK_SET_BACK",
    "-1, 2, 2, CLOCK_SET_BACK",
    "-3600, 2, 2, CLOCK_SET_BACK",
    "100, 3700, 2, CLOCK_SET_BACK",
  })
  void betweenTwoCyclesOfOneMonitor(
      long wall, long monotonic, long interval, Interruption expected) {
    assertEquals(
        expected, Interruption.between(seconds(wall), seconds(monotonic), seconds(interval)));
  }

  @ParameterizedTest
  @CsvSource({
    // seconds since the earlier monitor's last cycle, interval, break
    "0, 2, NONE",
    "30, 2, NONE",
    "31, 2, GAP",
    "180, 60, NONE",
    "181, 60, GAP",
    "-1, 2, CLOCK_SET_BACK",
  })
  void betweenAnEarlierMonitorAndThisOne(long ago, long interval, Interruption expected) {
    assertEquals(
        expected, Interruption.sinceLastSeen(NOW.minusSeconds(ago), NOW, seconds(interval)));
  }

  @ParameterizedTest
  @CsvSource({
    // wall, monotonic, break
    "300, 300, NONE",
    "900, 900, NONE",
    "903, 903, NONE", // a quarter of an hour, and the second run took longer to start
    "1200, 1200, GAP",
    "300, 60, GAP", // the Mac slept
    "300, -8000, GAP", // it was booted: the monotonic clock counts from there
    "300, 20, GAP",
    "-10, 300, CLOCK_SET_BACK",
    "100, 300, CLOCK_SET_BACK",
  })
  void betweenTwoRunsOfACommand(long wall, long monotonic, Interruption expected) {
    assertEquals(expected, Interruption.betweenRuns(seconds(wall), seconds(monotonic)));
  }

  private static Duration seconds(long many) {
    return Duration.ofSeconds(many);
  }
}
