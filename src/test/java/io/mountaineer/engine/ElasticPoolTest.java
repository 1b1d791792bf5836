package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Number of threads that work. */
class ElasticPoolTest {

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void tasksThatHangHoldUpNoOtherTask() throws Exception {
    ElasticPool pool = new ElasticPool("worker", 200);
    CountDownLatch hanging = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      pool.execute(() -> hang(hanging));
    }
    CountDownLatch done = new CountDownLatch(1);

    pool.execute(done::countDown);

    assertTrue(hanging.await(30, TimeUnit.SECONDS), "all of them at the same time");
    assertTrue(done.await(30, TimeUnit.SECONDS));
  }

  @Test
  void noMoreThanTheMostWorkAtATimeAndTheRestWaits() throws Exception {
    ElasticPool pool = new ElasticPool("worker", 3);
    CountDownLatch hanging = new CountDownLatch(3);
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      pool.execute(
          () -> {
            begun.incrementAndGet();
            hang(hanging);
            ended.countDown();
          });
    }
    assertTrue(hanging.await(30, TimeUnit.SECONDS));
    assertEquals(3, begun.get());

    released.countDown();

    assertTrue(ended.await(30, TimeUnit.SECONDS));
  }

  @Test
  void ofTheThreadsThatCameForTasksThatHungOnlyAFewStay() throws Exception {
    ElasticPool pool = new ElasticPool("worker", 100);
    Set<Thread> all = ConcurrentHashMap.newKeySet();
    CountDownLatch hanging = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      pool.execute(
          () -> {
            all.add(Thread.currentThread());
            hang(hanging);
          });
    }
    assertTrue(hanging.await(30, TimeUnit.SECONDS));

    released.countDown();

    Await.until("most have gone", () -> all.stream().filter(Thread::isAlive).count() <= 8);
  }

  @Test
  void hundredsOfShortTasksAreDoneByAFew() throws Exception {
    ElasticPool pool = new ElasticPool("worker", 1000);
    Set<Thread> hands = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(500);

    for (int i = 0; i < 500; i++) {
      pool.execute(
          () -> {
            hands.add(Thread.currentThread());
            done.countDown();
          });
    }

    assertTrue(done.await(30, TimeUnit.SECONDS));
    assertTrue(hands.size() < 100, () -> "not a thread for each: " + hands.size());
  }

  private void hang(CountDownLatch hanging) {
    hanging.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
