package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusHeaderTest {

  @Test
  void aPauseIsSaidInTheFirstLineWithTheCommandThatEndsIt() {
    List<String> lines =
        new StatusHeader(Colors.PLAIN)
            .lines(Optional.empty(), Optional.of("paused until 18:00"), List.of(), List.of());

    assertEquals(
        "Monitor not running: shares will not switch by themselves · paused until 18:00",
        lines.get(0));
    assertEquals("  end the pause: mountaineer resume", lines.get(2));
  }
}
