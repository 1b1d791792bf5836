package io.mountaineer.world;

import java.util.Optional;
import java.util.concurrent.SynchronousQueue;

/**
 * Work that can be stopped in its midst and go on later, as a process is by SIGSTOP and SIGCONT. It
 * has a thread of its own, and takes turns with its starter: only one of the two runs at a time.
 */
final class Strand {

  private final SynchronousQueue<Turn> toStrand = new SynchronousQueue<>();
  private final SynchronousQueue<Turn> toStarter = new SynchronousQueue<>();
  private final Thread thread;

  Strand(Runnable work) {
    thread = new Thread(() -> run(work), "strand");
    thread.setDaemon(true);
    thread.start();
  }

  /** Message handed over with a turn. */
  private record Turn(boolean isLast, Optional<Throwable> thrown) {
    private static final Turn MORE = new Turn(false, Optional.empty());
  }

  /** End of work that is never continued. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void run(Runnable work) {
    Turn last = new Turn(true, Optional.empty());
    try {
      take(toStrand);
      work.run();
    } catch (Abandoned e) {
      return;
    } catch (Throwable e) {
      last = new Turn(true, Optional.of(e));
    }
    put(toStarter, last);
  }

  /**
   * Lets the work go on until it stops or ends.
   *
   * @return whether it has ended
   */
  boolean goOn() {
    put(toStrand, Turn.MORE);
    Turn turn = take(toStarter);
    turn.thrown.ifPresent(Strand::rethrow);
    return turn.isLast;
  }

  /** Stops the work, from within it; returns when it is to go on. */
  void stop() {
    put(toStarter, Turn.MORE);
    take(toStrand);
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  void abandon() {
    thread.interrupt();
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private static Turn take(SynchronousQueue<Turn> from) {
    try {
      return from.take();
    } catch (InterruptedException e) {
      throw new Abandoned();
    }
  }

  private static void put(SynchronousQueue<Turn> into, Turn turn) {
    try {
      into.put(turn);
    } catch (InterruptedException e) {
      throw new Abandoned();
    }
  }
}
