package io.mountaineer.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pool of as many threads as the work needs: a few do hundreds of short tasks one after another,
 * and more come only while nothing gets done. So tasks that hang keep a thread each and hold up no
 * other task for long, and none of those threads stays. The usual pools either start a thread for
 * each task that finds none idle, or never one for a task that waits after those that hang.
 */
final class ElasticPool implements Executor {

  private static final int FEW = 8;

  /** Longer than most tasks take, and nothing beside the time that a task may hang. */
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS, Runnable::run);

  private final int most;
  private final ThreadPoolExecutor pool;

  /** Tasks that have not ended. */
  private final AtomicInteger open = new AtomicInteger();

  private final AtomicBoolean watched = new AtomicBoolean();

  /**
   * Creates a pool that has no thread yet.
   *
   * @param name of the threads, which are daemons
   * @param most threads at a time; further tasks wait
   */
  ElasticPool(String name, int most) {
    this.most = most;
    int few = Math.min(FEW, most);
    pool =
        new ThreadPoolExecutor(
            few,
            few,
            20,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(null, task, name, Workers.STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    open.incrementAndGet();
    boolean accepted = false;
    try {
      pool.execute(
          () -> {
            try {
              task.run();
            } finally {
              open.decrementAndGet();
            }
          });
      accepted = true;
    } finally {
      if (!accepted) {
        open.decrementAndGet(); // the system had no thread to give
      }
    }
    watch();
  }

  /** A task in the queue may be about to be taken; it has to wait only when there are too many. */
  private void watch() {
    boolean waits = open.get() > pool.getCorePoolSize() && !pool.getQueue().isEmpty();
    if (waits && watched.compareAndSet(false, true)) {
      lookSoon();
    }
  }

  private void lookSoon() {
    long done = pool.getCompletedTaskCount();
    SOON.execute(() -> look(done));
  }

  private void look(long doneBefore) {
    if (pool.getQueue().isEmpty()) {
      shrink();
      watched.set(false);
      watch();
      return;
    }
    try {
      if (pool.getCompletedTaskCount() == doneBefore) {
        grow();
      }
    } finally {
      lookSoon(); // Also when the system had no thread to give just now.
    }
  }

  private void grow() {
    int size = Math.min(most, 2 * pool.getPoolSize());
    if (size > pool.getCorePoolSize()) {
      pool.setMaximumPoolSize(size);
      pool.setCorePoolSize(size);
    }
  }

  /** A thread at work goes on to the end of its task. */
  private void shrink() {
    int few = Math.min(FEW, most);
    pool.setCorePoolSize(few);
    pool.setMaximumPoolSize(few);
  }
}
