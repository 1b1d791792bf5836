package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PmsetTest {

  private static final String CAPABILITIES = "Current System Capabilities are: ";

  private final ScriptedRunner runner = new ScriptedRunner();
  private final Pmset wakefulness = new Pmset(runner);

  @Test
  void aWakeWithGraphicsIsAFullOne() {
    runner.exits("pmset", 0, Transcript.of("pmset-01-full-wake").text(), "");

    assertFalse(wakefulness.isDark());
    assertEquals(List.of("-g", "systemstate"), runner.arguments("pmset"));
  }

  @Test
  void aWakeWithoutGraphicsIsADarkOneWhateverThePowerState() {
    runner.exits("pmset", 0, Transcript.of("pmset-02-dark-wake").text(), "");
    assertTrue(wakefulness.isDark());

    runner.exits("pmset", 0, CAPABILITIES + "CPU Network Disk \nCurrent Power State: 1\n", "");
    assertTrue(wakefulness.isDark());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", CAPABILITIES, CAPABILITIES + "\n", "Current Power State: 4\n"})
  void whatIsNotUnderstoodIsAFullWake(String printed) {
    runner.exits("pmset", 0, printed, "");

    assertFalse(wakefulness.isDark());
  }

  @Test
  void aProgramThatFailsOrIsMissingOrLateMeansAFullWake() {
    assertFalse(wakefulness.isDark());

    runner.exits("pmset", 1, Transcript.of("pmset-02-dark-wake").text(), "");
    assertFalse(wakefulness.isDark());

    runner.hangs("pmset");
    assertFalse(wakefulness.isDark());
  }
}
