package io.mountaineer.platform.macos;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One look for all who want it at the same time. Nobody gets an answer that was begun before the
 * question: who asks while a look is under way shares the next one with all who came since.
 */
final class SingleFlight<T> {

  private final Supplier<T> look;

  // Guarded by this.
  private CompletableFuture<T> underWay = CompletableFuture.completedFuture(null);
  private CompletableFuture<T> next;

  /** A look that is bounded by itself: everybody waits for it. */
  SingleFlight(Supplier<T> look) {
    this.look = look;
  }

  /** What it found; throws what it threw. */
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
      mine.complete(look.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    }
  }
}
