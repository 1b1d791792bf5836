package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeTest {

  private static final Reach UP = Reach.up("10.10.10.1:445");
  private static final Reach SUSPECT = Reach.suspect("no answer in 800 ms");
  private static final Reach DOWN = Reach.down("no route to host");

  @Test
  void aDefiniteErrorIsDeadAtOnce() {
    assertTrue(Life.dead("ENXIO").isDead(UP));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, true"})
  void silenceIsDeadAfterThreeChecksInARow(int checks, boolean dead) {
    assertEquals(dead, Life.silent(checks).isDead(UP));
    assertEquals(dead, Life.silent(checks).isDead(SUSPECT));
  }

  @Test
  void silenceIsDeadAtOnceWhenTheHostIsUnreachableToo() {
    assertTrue(Life.silent(1).isDead(DOWN));
  }

  @Test
  void aMountThatAnswersOrWasNotAskedIsNotDeadWhateverItsHostDoes() {
    assertFalse(Life.alive().isDead(DOWN));
    assertFalse(Life.unchecked().isDead(DOWN));
    assertFalse(Life.unsure().isDead(DOWN));
    assertFalse(Life.withoutTraffic().isDead(UP));
  }
}
