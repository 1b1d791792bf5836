package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Status of a share on fallback while no monitor watches how long Thunderbolt is stable. */
class UnwatchedWindowTest {

  private static final String ON_FALLBACK = "Thunderbolt is reachable, stable ";

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void mountByFallback() {
    mac = new FakeMac(folder);
    mac.pullThunderbolt().act(new Operation.Reconcile());
    mac.plugInThunderbolt();
  }

  @Test
  void aWindowThatHasNotBegunStartsWithTheNextCycle() {
    assertEquals(
        ON_FALLBACK + "0 of 30 s; no monitor is running, so the window starts with the next cycle",
        reason());
  }

  @Test
  void aWindowThatASingleCycleHasBegunGoesOnWithTheNext() {
    mac.act(new Operation.Reconcile());
    mac.time.pause(Duration.ofSeconds(5));

    assertEquals(
        ON_FALLBACK
            + "5 of 30 s; no monitor is running, so the window continues with the next cycle",
        reason());
  }

  @Test
  void aShareThatIsPinnedWaitsForNoWindow() {
    mac.act(new SwitchShare(FALLBACK, false));

    assertEquals(ON_FALLBACK + "0 of 30 s", reason());
  }

  private String reason() {
    return mac.status().decision().reason();
  }
}
