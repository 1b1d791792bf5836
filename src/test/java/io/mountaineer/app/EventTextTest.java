package io.mountaineer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of the history in the words of people. */
class EventTextTest {

  @ParameterizedTest
  @EnumSource
  void eachReasonToBeLeftAloneHasWordsOfItsOwn(Hold hold) {
    String text = EventText.headline(event("hold_set", Map.of("hold", hold.wire())));

    assertFalse(text.toLowerCase(Locale.ROOT).contains("hold"), text);
    assertEquals(hold == Hold.NONE, text.equals("No longer automatic"), text);
  }

  @ParameterizedTest
  @CsvSource({"hold_cleared, Automatic again", "pause_set, Paused", "pause_ended, Pause ended"})
  void whatEndsIsSaidTheSameWay(String event, String text) {
    assertEquals(text, EventText.headline(event(event, Map.of())));
  }

  private static HistoryEvent event(String name, Map<String, String> details) {
    return new HistoryEvent(
        "1",
        Instant.EPOCH,
        Optional.of("CORE"),
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        details);
  }
}
