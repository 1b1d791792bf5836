package io.mountaineer.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Several tormentors at once, each a thread with a random of its own from one seed. What the
 * threads do to each other is not repeated by the seed, only what each of them wants.
 */
final class Torture {

  /** One thing that a tormentor does; pauses between two of them. */
  interface Tormentor {

    void step(Random random) throws Exception;

    /** Seconds until the next step, at most. */
    int pause();
  }

  /** No step waits for longer. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(4);

  private final long seed;
  private final TortureRecord record;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  Torture(long seed, TortureRecord record) {
    this.seed = seed;
    this.record = record;
  }

  void begin(String name, Tormentor tormentor) {
    Random random = new Random(seed + threads.size());
    Thread thread = new Thread(() -> repeat(name, tormentor, random), "torture by " + name);
    threads.add(thread);
    thread.start();
  }

  private void repeat(String name, Tormentor tormentor, Random random) {
    try {
      while (!over.await(random.nextInt(tormentor.pause() * 1000), TimeUnit.MILLISECONDS)) {
        tormentor.step(random);
      }
    } catch (Exception | AssertionError e) {
      record.fault(name + ": " + e);
    }
  }

  /** Lets it go on for a while, then waits until every step is over. */
  void last(Duration duration) throws InterruptedException {
    over.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    over.countDown();
    for (Thread thread : threads) {
      thread.join(LONGEST_STEP.toMillis());
      if (thread.isAlive()) {
        record.fault(thread.getName() + " does not end");
      }
    }
  }
}
