package io.mountaineer.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Workers of a cycle: threads in the real program, the calling thread itself in the simulated
 * world, where everything must happen in one order.
 */
public interface Workers {

  /** Enough for the depth of our calls, and little when hundreds of hosts are asked at once. */
  long STACK_BYTES = 256 * 1024L;

  /** Starts a task for whose end nothing waits. */
  void start(Runnable task);

  /**
   * Starts a task and returns its future: its result, or what it threw, comes when it has ended.
   */
  <T> CompletableFuture<T> begin(Callable<T> task);

  /**
   * Does all tasks at the same time and returns their results in order. Whatever is thrown is
   * thrown when every task that was begun has ended: the caller may release what they use then.
   */
  default <T> List<T> all(List<Callable<T>> tasks) {
    List<CompletableFuture<T>> begun = new ArrayList<>();
    try {
      tasks.forEach(task -> begun.add(begin(task)));
    } finally {
      CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
          .exceptionally(thrown -> null)
          .join();
    }
    return begun.stream().map(CompletableFuture::join).toList();
  }

  /**
   * Returns what a task found; empty after the limit, when this thread is interrupted, or when the
   * task failed. A failure that shows that this process is no longer fit is thrown here too.
   */
  static <T> Optional<T> await(CompletableFuture<T> found, Duration limit) {
    try {
      return Optional.ofNullable(found.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VirtualMachineError || e.getCause() instanceof LinkageError) {
        throw (Error) e.getCause();
      }
      return Optional.empty();
    }
  }

  /** Returns workers that do everything in the calling thread, one task after another. */
  static Workers inline() {
    return new Workers() {
      @Override
      public void start(Runnable task) {
        task.run();
      }

      @Override
      public <T> CompletableFuture<T> begin(Callable<T> task) {
        return CompletableFuture.completedFuture(unchecked(task).get());
      }
    };
  }

  /**
   * Returns workers that are daemon threads, so that a task which hangs in the kernel never keeps
   * the program from ending.
   *
   * @param name of the threads
   * @param most threads at a time; further tasks wait
   */
  static Workers threads(String name, int most) {
    Executor pool = new ElasticPool(name, most);
    return new Workers() {
      @Override
      public void start(Runnable task) {
        pool.execute(task);
      }

      @Override
      public <T> CompletableFuture<T> begin(Callable<T> task) {
        return CompletableFuture.supplyAsync(unchecked(task), pool);
      }
    };
  }

  private static <T> Supplier<T> unchecked(Callable<T> task) {
    return () -> {
      try {
        return task.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    };
  }
}
