package io.mountaineer.tray.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ForegroundTest {

  @Test
  void theProgramAsksForTheFrontWithAndWithoutItsWindow() {
    AtomicBoolean isOpen = new AtomicBoolean();
    List<Boolean> openWhenAsked = new ArrayList<>();

    new Foreground(() -> openWhenAsked.add(isOpen.get())).around(() -> isOpen.set(true));

    assertEquals(List.of(false, true), openWhenAsked);
  }

  @Test
  void aDesktopThatKnowsNoSuchRequestShowsTheWindowAllTheSame() {
    AtomicBoolean isOpen = new AtomicBoolean();

    Foreground.ofDesktop().around(() -> isOpen.set(true));

    assertTrue(isOpen.get());
  }
}
