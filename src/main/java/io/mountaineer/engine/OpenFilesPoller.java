package io.mountaineer.engine;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Poller of the open files of shares whose recovery is pending, beside the cycles: one look in
 * flight per share at the most, and the slower a look, the longer the pause after it.
 */
final class OpenFilesPoller {

  /** A look may take up one part in this many of the time. */
  private static final int SHARE_OF_TIME = 10;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Platform platform;
  private final Workers workers;
  private final Runnable wake;
  private final Map<Path, Look> looks = new ConcurrentHashMap<>();

  /**
   * @param wake called when a look has ended that a cycle gave up waiting for
   */
  OpenFilesPoller(Platform platform, Workers workers, Runnable wake) {
    this.platform = platform;
    this.workers = workers;
    this.wake = wake;
  }

  /**
   * Returns a fresh finding, empty while a look is under way or the next is not due.
   *
   * @param timeout how long to wait for a look under way
   */
  Optional<OpenFiles> look(Path volumePath, Duration timeout) {
    Look look = looks.compute(volumePath, (path, known) -> isDue(known) ? start(path) : known);
    if (look.taken) {
      return Optional.empty();
    }
    Optional<OpenFiles> found = Workers.await(look.found, timeout);
    look.taken = found.isPresent();
    look.awaited = found.isEmpty();
    if (look.awaited && look.found.isDone()) {
      wake.run(); // It ended just then.
    }
    return found;
  }

  /**
   * Forgets what an earlier look found: no decision needs it now, and it is out of date by the
   * next.
   */
  void forget(Path volumePath) {
    looks.computeIfPresent(volumePath, (path, look) -> look.found.isDone() ? null : look);
  }

  private boolean isDue(Look known) {
    return known == null || known.taken && platform.clock().nanos() - known.nextAfter >= 0;
  }

  private Look start(Path path) {
    Look look = new Look();
    workers.start(
        () -> {
          long start = platform.clock().nanos();
          OpenFiles found = found(path);
          long took = platform.clock().nanos() - start;
          long pause = took < 1_000_000_000L / SHARE_OF_TIME ? 0 : took * SHARE_OF_TIME;
          look.nextAfter = start + took + Math.min(pause, LONGEST_PAUSE.toNanos());
          look.found.complete(found);
          if (look.awaited) {
            wake.run();
          }
        });
    return look;
  }

  /** A look that failed found out nothing. */
  private OpenFiles found(Path path) {
    try {
      return platform.openFiles().look(path);
    } catch (RuntimeException e) {
      return new OpenFiles.Unknown(e.toString());
    }
  }

  private static final class Look {
    private final CompletableFuture<OpenFiles> found = new CompletableFuture<>();
    private volatile long nextAfter;
    private volatile boolean taken;
    private volatile boolean awaited;
  }
}
