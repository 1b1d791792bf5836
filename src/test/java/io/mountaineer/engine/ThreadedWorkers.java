package io.mountaineer.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Real threads, with a way to wait for the end of what was begun. */
final class ThreadedWorkers implements Workers {

  private final Workers threads = Workers.threads("share", 8);
  private final List<CompletableFuture<Void>> ends = new CopyOnWriteArrayList<>();

  @Override
  public void start(Runnable task) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    ends.add(end);
    threads.start(() -> runTo(end, task));
  }

  private static void runTo(CompletableFuture<Void> end, Runnable task) {
    try {
      task.run();
    } finally {
      end.complete(null);
    }
  }

  @Override
  public <T> CompletableFuture<T> begin(Callable<T> question) {
    return threads.begin(question);
  }

  void awaitEnd() throws Exception {
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
  }
}
