package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mountaineer.core.KnownHost.Absence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownHostTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final KnownHost host = KnownHost.NONE.answered("10.10.10.1", Set.of(), NOW);

  @Test
  void anAnswerWithinADayIsNoNews() {
    assertSame(host, host.answered("10.10.10.1", Set.of(), NOW.plus(Duration.ofHours(23))));
    assertNotEquals(host, host.answered("10.10.10.1", Set.of(), NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void aFailedLookupDropsNothing() {
    KnownHost both = host.answered("10.10.10.2", Set.of(), NOW);

    assertEquals(Set.of("10.10.10.1", "10.10.10.2"), both.addresses().keySet());
  }

  @Test
  void anInterfaceIsRememberedWithItsAddress() {
    KnownHost carried = host.carriedBy("10.10.10.1", "bridge0");

    assertEquals(Optional.of("bridge0"), carried.addresses().get("10.10.10.1").networkInterface());
    assertSame(carried, carried.carriedBy("10.10.10.1", "bridge0"));
    assertSame(host, host.carriedBy("10.10.10.2", "bridge0"));
    assertEquals(
        Optional.of("bridge0"),
        carried
            .answered("10.10.10.1", Set.of(), NOW.plus(Duration.ofDays(2)))
            .addresses()
            .get("10.10.10.1")
            .networkInterface());
  }

  @Test
  void onlyTheLongestAbsenceIsKeptAndForAMonth() {
    KnownHost away = host.absent(Optional.of(new Absence(Duration.ofSeconds(4), NOW)));

    assertSame(away, away.absent(Optional.of(new Absence(Duration.ofSeconds(3), NOW))));
    assertSame(away, away.absent(Optional.empty()));
    assertEquals(
        away.longestAbsence(), away.answered("10.10.10.2", Set.of(), NOW).longestAbsence());
    assertEquals(away.longestAbsence(), away.carriedBy("10.10.10.1", "en7").longestAbsence());
    assertEquals(
        away.longestAbsence(), away.recent(NOW.plus(Duration.ofDays(29))).longestAbsence());
    assertEquals(Optional.empty(), away.recent(NOW.plus(Duration.ofDays(30))).longestAbsence());
  }

  @Test
  void aTimeOfAClockThatWasWrongIsNotKeptForEver() {
    assertSame(host, host.recent(NOW.minus(Duration.ofDays(6))));
    assertEquals(KnownHost.NONE, host.recent(NOW.minus(Duration.ofDays(400))));
  }
}
