package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountHealthTest {

  private static final HostHealth UP = HostHealth.up("10.10.10.1:445");
  private static final HostHealth SUSPECT = HostHealth.suspect("no answer in 800 ms");
  private static final HostHealth DOWN = HostHealth.down("no route to host");

  @Test
  void aDefiniteErrorIsDeadAtOnce() {
    assertTrue(MountHealth.dead("ENXIO").isDead(UP));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, true"})
  void silenceIsDeadAfterThreeChecksInARow(int checks, boolean dead) {
    assertEquals(dead, MountHealth.silent(checks).isDead(UP));
    assertEquals(dead, MountHealth.silent(checks).isDead(SUSPECT));
  }

  @Test
  void silenceIsDeadAtOnceWhenTheHostIsUnreachableToo() {
    assertTrue(MountHealth.silent(1).isDead(DOWN));
  }

  @Test
  void aMountThatAnswersOrWasNotAskedIsNotDeadWhateverItsHostDoes() {
    assertFalse(MountHealth.alive().isDead(DOWN));
    assertFalse(MountHealth.unchecked().isDead(DOWN));
    assertFalse(MountHealth.unsure().isDead(DOWN));
    assertFalse(MountHealth.withoutTraffic().isDead(UP));
  }
}
