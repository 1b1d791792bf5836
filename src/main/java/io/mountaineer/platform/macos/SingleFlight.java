package io.mountaineer.platform.macos;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Single call for all threads that want its answer at the same time. No thread gets an answer that
 * was begun before its question: one that asks while a call is under way shares the next with all
 * that came since.
 */
final class SingleFlight<T> {

  private final Supplier<T> call;

  // Guarded by this.
  private CompletableFuture<T> underWay = CompletableFuture.completedFuture(null);
  private CompletableFuture<T> next;

  /**
   * Wraps a call.
   *
   * @param call bounded by itself, since every thread waits for it
   */
  SingleFlight(Supplier<T> call) {
    this.call = call;
  }

  /** Returns the answer of the call, or throws its exception. */
  T now() {
    CompletableFuture<T> mine;
    CompletableFuture<T> before;
    boolean isFirst;
    synchronized (this) {
      isFirst = next == null;
      next = isFirst ? new CompletableFuture<>() : next;
      mine = next;
      before = underWay;
    }
    if (isFirst) {
      before.handle((found, error) -> found).join();
      begin(mine);
    }
    return mine.join();
  }

  private void begin(CompletableFuture<T> mine) {
    synchronized (this) {
      underWay = mine;
      next = null;
    }
    try {
      mine.complete(call.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    }
  }
}
