package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A world of faults, users and crashes, made from a number: in every one of them the promises hold.
 *
 * <p>{@code -Dworld.seeds=100000} plays more of them, {@code -Dworld.first=N} begins elsewhere, and
 * {@code -Dworld.seeds=1 -Dworld.first=N} plays one again.
 */
class WorldTest {

  private static final long SEEDS = Long.getLong("world.seeds", 250);
  private static final long FIRST = Long.getLong("world.first", 1);

  @Test
  void thePromisesHoldInEveryWorld() {
    Optional<Long> broken = SeedSearch.broken(FIRST, SEEDS);

    broken.ifPresent(seed -> fail(story(seed)));
  }

  @Test
  void theSameNumberMakesTheSameWorld() {
    for (long seed = FIRST; seed < FIRST + 5; seed++) {
      assertEquals(
          SimulationRun.of(Schedule.of(seed)).story(),
          SimulationRun.of(Schedule.of(seed)).story(),
          "seed " + seed);
    }
  }

  private static String story(long seed) {
    SimulationRun shortest = SimulationRun.of(Schedule.of(seed)).shortened();
    return "%s%nin the world of seed %d, shortened:%n%s%nTo play it again: ./mvnw -B test -Dtest=WorldTest -Dworld.first=%d -Dworld.seeds=1"
        .formatted(
            shortest.broken().orElseThrow(), seed, String.join("\n", shortest.story()), seed);
  }
}
