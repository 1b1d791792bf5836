package io.mountaineer.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Processes that are stopped in their midst with all they hold, and Java's own collapses. */
final class Suspensions {

  private final SplittableRandom random;

  Suspensions(SplittableRandom random) {
    this.random = random;
  }

  Event stopped() {
    int calls = random.nextInt(1, 60);
    int seconds = random.nextInt(2, 120);
    return new Event(
        "whatever acts " + calls + " calls from now is stopped for " + seconds + " s",
        world -> world.suspend(calls, Duration.ofSeconds(seconds)));
  }

  Event collapse() {
    int calls = random.nextInt(1, 60);
    List<Supplier<Error>> errors =
        List.of(
            () -> new OutOfMemoryError("unable to create native thread"),
            StackOverflowError::new,
            () -> new NoClassDefFoundError("io/mountaineer/Anything"));
    Supplier<Error> error = errors.get(random.nextInt(errors.size()));
    return new Event(
        "whatever acts " + calls + " calls from now meets an Error of Java",
        world -> world.breakDown(calls, error));
  }
}
