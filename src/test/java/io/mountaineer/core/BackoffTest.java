package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void withoutAFailureNothingWaits() {
    assertFalse(Backoff.NONE.mustWait(NOW));
  }

  @Test
  void theQuickWaitsGrowAndTheLastOneRepeats() {
    assertEquals(List.of(2L, 5L, 15L, 30L, 60L, 60L, 60L), waits(Backoff.QUICK));
  }

  @Test
  void theSlowWaitsGrowAndTheLastOneRepeats() {
    assertEquals(List.of(60L, 120L, 300L, 900L, 1800L, 1800L, 1800L), waits(Backoff.SLOW));
  }

  private static List<Long> waits(List<Duration> kind) {
    List<Long> waits = new ArrayList<>();
    Backoff backoff = Backoff.NONE;
    for (int failure = 1; failure <= 7; failure++) {
      backoff = backoff.failed(NOW, kind);
      assertEquals(failure, backoff.failures());
      waits.add(Duration.between(NOW, backoff.nextAt().orElseThrow()).toSeconds());
    }
    return waits;
  }

  @Test
  void theWaitIsOverAtItsEndAndNotBefore() {
    Backoff backoff = Backoff.NONE.failed(NOW, Backoff.QUICK);

    assertTrue(backoff.mustWait(NOW));
    assertTrue(backoff.mustWait(NOW.plusMillis(1999)));
    assertFalse(backoff.mustWait(NOW.plusSeconds(2)));
    assertFalse(backoff.mustWait(NOW.plusSeconds(3600)));
  }

  @ParameterizedTest
  @CsvSource({"1800, true", "1801, false"})
  void aWaitLongerThanTheLongestComesFromAClockSetBack(long seconds, boolean waits) {
    Backoff backoff = new Backoff(5, Optional.of(NOW.plusSeconds(seconds)));

    assertEquals(waits, backoff.mustWait(NOW));
  }
}
