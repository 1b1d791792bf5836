package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void oneAfterAnotherEachHasALookOfItsOwn() {
    SingleFlight<Integer> look = new SingleFlight<>(looks::incrementAndGet);

    assertEquals(1, look.now());
    assertEquals(2, look.now());
  }

  @Test
  void callersMeanwhileShareTheNextOne() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    SingleFlight<Integer> look = new SingleFlight<>(() -> heldAtFirst(held));
    CompletableFuture<Integer> first = asked(look);
    Await.until("the first look is under way", () -> looks.get() == 1);

    List<Thread> asking = new ArrayList<>();
    List<CompletableFuture<Integer>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Integer> found = new CompletableFuture<>();
      Thread thread = new Thread(() -> found.complete(look.now()));
      thread.start();
      asking.add(thread);
      others.add(found);
    }
    Await.until(
        "all wait",
        () -> asking.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    held.countDown();

    assertEquals(1, first.get(30, TimeUnit.SECONDS));
    for (CompletableFuture<Integer> found : others) {
      assertEquals(2, found.get(30, TimeUnit.SECONDS), "begun after the question, and only one");
    }
  }

  @Test
  void aLookThatFailsIsNotInTheWayOfTheNext() {
    SingleFlight<Integer> look =
        new SingleFlight<>(
            () -> {
              if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("torn");
              }
              return looks.get();
            });

    var failed = assertThrows(CompletionException.class, look::now);

    assertTrue(failed.getCause() instanceof IllegalStateException);
    assertEquals(2, look.now());
  }

  private int heldAtFirst(CountDownLatch held) {
    int number = looks.incrementAndGet();
    try {
      assertTrue(number > 1 || held.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return number;
  }

  private static CompletableFuture<Integer> asked(SingleFlight<Integer> look) {
    CompletableFuture<Integer> found = new CompletableFuture<>();
    new Thread(() -> found.complete(look.now())).start();
    return found;
  }
}
