package io.mountaineer.tray;

import io.mountaineer.app.UserError;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.PendingAction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What the user asked for, done aside, so that neither the menu nor the engine waits for it. */
final class BackgroundActions {

  private final Workers workers;
  private final Clock time;
  private final ShareStatusCache known;
  private final TrayScreen screen;
  private final Runnable afterwards;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * @param afterwards called at the end of each; must return at once
   */
  BackgroundActions(
      Workers workers, Clock time, ShareStatusCache known, TrayScreen screen, Runnable afterwards) {
    this.workers = workers;
    this.time = time;
    this.known = known;
    this.screen = screen;
    this.afterwards = afterwards;
  }

  /** Does something that is about no share; what goes wrong is told under this title. */
  void start(String title, Runnable work) {
    run(title, List.of(), work);
  }

  /** Does something to shares, unless something is done to one of them already. */
  void start(String title, Collection<String> shares, PendingAction what, Runnable work) {
    if (known.begin(shares, what)) {
      run(title, shares, work);
    }
  }

  private void run(String title, Collection<String> shares, Runnable work) {
    underWay.incrementAndGet();
    workers.start(
        () -> {
          try {
            guarded(title, work);
          } finally {
            known.end(shares);
            underWay.decrementAndGet();
            afterwards.run();
          }
        });
  }

  private void guarded(String title, Runnable work) {
    try {
      work.run();
    } catch (UserError e) {
      screen.tell(NoticeTexts.error(title, e));
    } catch (RuntimeException e) {
      screen.tell(NoticeTexts.defect(title, e));
    }
  }

  /** Finds something out for a window that waits for it. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
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

  /** Waits until nothing is under way, or until the limit. */
  void finish(Duration limit) {
    long end = time.nanos() + limit.toNanos();
    while (underWay.get() > 0 && time.nanos() - end < 0) {
      time.pause(Duration.ofMillis(20));
    }
  }
}
