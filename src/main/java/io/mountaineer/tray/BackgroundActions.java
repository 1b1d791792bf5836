package io.mountaineer.tray;

import io.mountaineer.app.UserError;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.PendingAction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Actions of the user on workers, so that neither the menu nor the monitor waits for them. */
final class BackgroundActions {

  private final Workers workers;
  private final Clock clock;
  private final ShareStatusCache cache;
  private final TrayScreen screen;
  private final Runnable onDone;
  private int running;
  private boolean isClosed;

  /**
   * Creates a runner without actions.
   *
   * @param onDone called at the end of each action; must return at once
   */
  BackgroundActions(
      Workers workers, Clock clock, ShareStatusCache cache, TrayScreen screen, Runnable onDone) {
    this.workers = workers;
    this.clock = clock;
    this.cache = cache;
    this.screen = screen;
    this.onDone = onDone;
  }

  /** Starts an action on no share; a failure is shown under this title. */
  void start(String title, Runnable work) {
    run(title, List.of(), work);
  }

  /** Starts an action on shares, unless one of them already has an action running. */
  void start(String title, Collection<String> shares, PendingAction action, Runnable work) {
    if (cache.begin(shares, action)) {
      run(title, shares, work);
    }
  }

  private void run(String title, Collection<String> shares, Runnable work) {
    if (!began()) {
      cache.end(shares);
      return;
    }
    workers.start(
        () -> {
          try {
            guarded(title, work);
          } finally {
            cache.end(shares);
            ended();
            onDone.run();
          }
        });
  }

  private synchronized boolean began() {
    running += isClosed ? 0 : 1;
    return !isClosed;
  }

  private synchronized void ended() {
    running--;
  }

  private synchronized boolean isIdle() {
    return running == 0;
  }

  /** Takes no more actions; those that run go on. */
  synchronized void close() {
    isClosed = true;
  }

  private void guarded(String title, Runnable work) {
    try {
      work.run();
    } catch (UserError e) {
      screen.show(NoticeTexts.error(title, e));
    } catch (RuntimeException e) {
      screen.show(NoticeTexts.defect(title, e));
    }
  }

  /** Computes an answer for a window that waits for it. */
  <T> CompletableFuture<T> compute(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    workers.start(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** Waits until no action is running, or until the limit. */
  void awaitIdle(Duration limit) {
    clock.await(limit, Duration.ofMillis(20), this::isIdle);
  }
}
