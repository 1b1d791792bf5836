package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.engine.LogEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ProgressTest {

  private final StringBuilder shown = new StringBuilder();
  private final Progress progress = new Progress(shown::append);

  @Test
  void aMoveIsOneLineThatEndsWhenTheMountIsThere() {
    note("unmounted", "share", "CORE", "ms", "300");
    note("mount_attempt", "share", "CORE", "host", "macmini.local");

    assertEquals("CORE  moving to macmini.local … ", shown.toString());
    note("mounted", "share", "CORE", "ms", "1234");

    assertEquals("CORE  moving to macmini.local … done, 1.2 s\n", shown.toString());
  }

  @Test
  void aMountThatFailsIsALineTooAndTheNextHasItsOwn() {
    note("mount_attempt", "share", "CORE", "host", "10.10.10.1");
    note("mount_failed", "share", "CORE", "ms", "30000");
    note("mount_attempt", "share", "CORE", "host", "macmini.local");
    note("mounted", "share", "CORE", "ms", "900");

    assertEquals(
        "CORE  mounting from 10.10.10.1 … failed after 30.0 s\n"
            + "CORE  mounting from macmini.local … done, 0.9 s\n",
        shown.toString());
  }

  @Test
  void linesOfSharesThatActAtTheSameTimeDoNotMix() {
    note("mount_attempt", "share", "A", "host", "h");
    note("mount_attempt", "share", "B", "host", "h");
    note("mounted", "share", "A", "ms", "100");
    note("mounted", "share", "B", "ms", "200");

    assertEquals(
        "A  mounting from h … \n"
            + "B  mounting from h … \n"
            + "A  mounting from h … done, 0.1 s\n"
            + "B  mounting from h … done, 0.2 s\n",
        shown.toString());
  }

  @Test
  void whatIsNoTransitionIsNotShown() {
    note("tb_ready", "share", "CORE", "cause", "x");
    note("unmount", "share", "CORE", "ms", "50");

    assertEquals("CORE  unmounted, 0.1 s\n", shown.toString());
  }

  private void note(String event, String... keysAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      fields.put(keysAndValues[at], keysAndValues[at + 1]);
    }
    progress.note(new LogEvent(Level.INFO, event, fields, List.of()));
  }
}
