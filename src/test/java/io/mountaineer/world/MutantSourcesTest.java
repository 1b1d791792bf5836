package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each mutant still has its place in the source: to know that takes no worlds. */
class MutantSourcesTest {

  @ParameterizedTest
  @FieldSource("io.mountaineer.world.Mutants#ALL")
  void theTextOfAMutantStandsOnceInItsFile(Mutant mutant) throws IOException {
    assertEquals(1, mutant.places());
  }

  @Test
  void theDocumentCountsThemRight() throws IOException {
    String page = Files.readString(Path.of("docs/PROOF.md"));

    assertTrue(page.contains("`MutantsTest` has " + Mutants.ALL.size() + " faults"));
  }
}
