package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {

  private static final LocalTimes IN_BERLIN =
      new LocalTimes(ZoneId.of("Europe/Berlin"), Instant.parse("2026-03-02T10:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00:00Z, 11:00 (just now)",
    "2026-03-02T09:59:20Z, 10:59 (40 s ago)",
    "2026-03-02T09:48:00Z, 10:48 (12 min ago)",
    "2026-03-02T07:30:00Z, 08:30 (2 h ago)",
    "2026-03-01T23:30:00Z, 00:30 (10 h ago)",
    "2026-03-01T22:30:00Z, 1 Mar 23:30 (11 h ago)",
    "2026-02-20T10:00:00Z, 20 Feb 11:00 (10 d ago)",
    "2025-12-31T22:59:00Z, 31 Dec 2025 23:59 (60 d ago)",
    "2026-03-02T12:00:00Z, 13:00"
  })
  void aMomentIsTheLocalTimeAndHowLongAgo(String moment, String shown) {

    assertEquals(shown, IN_BERLIN.since(Instant.parse(moment)));
  }

  @Test
  void itsWordsAreThoseOfTheProgramInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertEquals("1 Mar 23:30", IN_BERLIN.at(Instant.parse("2026-03-01T22:30:00Z")));
      assertEquals("11:00:00", IN_BERLIN.clock());
    } finally {
      Locale.setDefault(before);
    }
  }
}
