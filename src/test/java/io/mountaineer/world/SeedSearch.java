package io.mountaineer.world;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** Plays worlds until a promise is broken in one. */
public final class SeedSearch implements LongSupplier {

  private static final long SEEDS = 1000;

  /** The end of a hunt without a catch. */
  static final long NOTHING = -1;

  /** Returns the number of a world in which a promise is broken, or {@link #NOTHING}. */
  @Override
  public long getAsLong() {
    return broken(1, SEEDS).orElse(NOTHING);
  }

  /** Returns any of these worlds in which a promise is broken. */
  static Optional<Long> broken(long first, long count) {
    return LongStream.range(first, first + count)
        .parallel()
        .filter(seed -> SimulationRun.of(Schedule.of(seed)).failed())
        .boxed()
        .findAny();
  }
}
