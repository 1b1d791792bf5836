package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Worlds whose monitor works on its shares at the same time, in threads of a real pool: no two runs
 * are alike, and in all of them the promises hold. No process is killed or stopped in their midst
 * here.
 *
 * <p>{@code -Dworld.threaded=N} plays another number of them.
 */
@Tag("hunt")
class ThreadedWorldTest {

  private static final long SEEDS = Long.getLong("world.threaded", 500);

  @Test
  void thePromisesHoldWhileSharesAreWorkedOnAtTheSameTime() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SimulationRun trial = SimulationRun.threaded(Schedule.of(seed));
      String story = "in the world of seed " + seed + ":\n" + String.join("\n", trial.story());

      assertEquals(Optional.empty(), trial.broken(), story);
    }
  }
}
