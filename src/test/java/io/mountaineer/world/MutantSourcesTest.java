package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each mutant still has its place in the source: to know that takes no worlds. */
class MutantSourcesTest {

  @ParameterizedTest
  @FieldSource("io.mountaineer.world.Mutants#ALL")
  void theTextOfAMutantStandsOnceInItsFile(Mutant mutant) throws IOException {
    assertEquals(1, mutant.places());
  }
}
