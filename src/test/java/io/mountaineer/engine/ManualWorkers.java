package io.mountaineer.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Workers that answer questions at once, and begin a task for whose end nothing waits only on
 * demand.
 */
final class ManualWorkers implements Workers {

  final List<Runnable> tasks = new ArrayList<>();

  @Override
  public void start(Runnable task) {
    tasks.add(task);
  }

  @Override
  public <T> CompletableFuture<T> begin(Callable<T> question) {
    return Workers.inline().begin(question);
  }

  void finish(int task) {
    tasks.remove(task).run();
  }
}
