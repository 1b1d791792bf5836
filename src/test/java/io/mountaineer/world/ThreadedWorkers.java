package io.mountaineer.world;

import io.mountaineer.engine.Workers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads of a real monitor, with a way to wait until what was begun has ended. */
final class ThreadedWorkers implements Workers {

  private static final int THREADS = 8;

  private final Workers threads = Workers.threads("world", THREADS);
  private final List<CompletableFuture<Void>> begun = new CopyOnWriteArrayList<>();

  @Override
  public void start(Runnable task) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    begun.add(end);
    threads.start(() -> run(task, end));
  }

  /**
   * Runs a task. A broken promise is an Error: it has to come to light in the thread of the test.
   */
  private static void run(Runnable task, CompletableFuture<Void> end) {
    try {
      task.run();
      end.complete(null);
    } catch (Throwable e) {
      end.completeExceptionally(e);
    }
  }

  @Override
  public <T> CompletableFuture<T> begin(Callable<T> task) {
    return threads.begin(task);
  }

  void awaitEnd() {
    for (CompletableFuture<Void> each : begun) {
      try {
        each.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      } finally {
        begun.remove(each);
      }
    }
  }
}
