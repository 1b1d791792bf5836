package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations and times of day as people type them. */
class TimeTextTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({"90s,PT90S", "10m,PT10M", "2h,PT2H", "1d,PT24H", "3650d,PT87600H", "007m,PT7M"})
  void aNumberAndAUnitAreADuration(String text, Duration duration) {
    assertEquals(duration, TimeText.duration(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "m", "1.5h", "-1m", "+1m", "1h30m", "10 m", "10M", "1w", "99999999999s"})
  void anythingElseIsNone(String text) {
    String message = message(() -> TimeText.duration(text));
    assertTrue(message.startsWith("'" + text + "' is not a duration"), message);
    assertTrue(message.contains("90s, 10m, 2h, 1d"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "0d", "3651d", "9999999999d"})
  void aDurationOutOfRangeNamesTheRange(String text) {
    assertEquals(
        "'" + text + "' is out of range: it must be 1s to 3650d",
        message(() -> TimeText.duration(text)));
  }

  @ParameterizedTest
  @CsvSource({"18:00,18:00", "7:30,07:30", "00:00,00:00", "23:59,23:59"})
  void hoursAndMinutesAreATimeOfDay(String text, LocalTime time) {
    assertEquals(time, TimeText.timeOfDay(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "18", "24:00", "18:60", "18:5", "6pm", "18:00:00", "-1:00"})
  void anythingElseIsNoTimeOfDay(String text) {
    assertEquals(
        "'" + text + "' is not a time of day: 00:00 to 23:59, such as 18:00",
        message(() -> TimeText.timeOfDay(text)));
  }

  @ParameterizedTest
  @CsvSource({
    // still to come today
    "2026-06-01T10:00:00Z,18:00,2026-06-01T16:00:00Z",
    // over today
    "2026-06-01T20:00:00Z,18:00,2026-06-02T16:00:00Z",
    // this very moment is not still to come
    "2026-06-01T16:00:00Z,18:00,2026-06-02T16:00:00Z",
    // today by the local clock, not by UTC's
    "2026-06-01T22:30:00Z,18:00,2026-06-02T16:00:00Z",
    // skipped as summer time begins: an hour later
    "2026-03-28T23:30:00Z,02:30,2026-03-29T01:30:00Z",
    // shown twice as it ends: the first, then the second
    "2026-10-24T23:30:00Z,02:30,2026-10-25T00:30:00Z",
    "2026-10-25T00:45:00Z,02:30,2026-10-25T01:30:00Z"
  })
  void aTimeOfDayIsTodayOrTomorrow(Instant now, LocalTime time, Instant next) {
    assertEquals(next, TimeText.next(time, now, BERLIN));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,0.0 s",
    "PT1.36S,1.4 s",
    "PT9.999S,10.0 s",
    "PT59S,59 s",
    "PT61S,1 min 1 s",
    "PT5M,5 min",
    "PT12M30S,12 min",
    "PT3H5M,3 h 5 min",
    "PT24H,1 d",
    "PT51H30M,2 d 3 h"
  })
  void aDurationIsShownInItsLargestUnits(Duration duration, String text) {
    assertEquals(text, TimeText.brief(duration));
  }

  private static String message(Runnable parsing) {
    return assertThrows(IllegalArgumentException.class, parsing::run).getMessage();
  }
}
