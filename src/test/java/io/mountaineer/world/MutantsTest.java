package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Proof that the worlds find faults: each of these in the engine breaks a promise in one of them.
 */
@Tag("hunt")
class MutantsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("io.mountaineer.world.Mutants#ALL")
  void aPromiseIsBroken(Mutant mutant) throws Exception {
    Object hunt =
        mutant
            .classes(folder)
            .loadClass(SeedSearch.class.getName())
            .getDeclaredConstructor()
            .newInstance();

    long seed = ((LongSupplier) hunt).getAsLong();

    assertNotEquals(SeedSearch.NOTHING, seed, "nobody noticed");
  }
}
