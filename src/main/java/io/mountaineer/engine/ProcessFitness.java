package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Fitness of this process: signs that it can no longer be trusted with the shares. The first one
 * stays, and ends the process with a code other than 0: launchd then starts another one, with a JVM
 * that is whole.
 */
public final class ProcessFitness {

  /** One failure may be chance; three in a row are permanent. */
  static final int DEFECTS_IN_A_ROW = 3;

  /**
   * Reason to end.
   *
   * @param isUrgent whether what is under way is not waited for: it may have lost its locks
   */
  record Fault(String text, boolean isUrgent) {}

  private final Supplier<Optional<String>> broken;
  private final Supplier<Optional<String>> outdated;
  private final AtomicReference<Fault> first = new AtomicReference<>();
  private final AtomicBoolean isReported = new AtomicBoolean();
  private final Map<String, Integer> defects = new HashMap<>();
  private int failedCycles;
  private volatile Runnable alarm = () -> {};

  /**
   * Creates the fitness of this process.
   *
   * @param broken why this JVM can no longer start programs; asked in every cycle
   * @param outdated why this JVM will soon be broken; asked in every cycle, so it must be cheap
   */
  public ProcessFitness(Supplier<Optional<String>> broken, Supplier<Optional<String>> outdated) {
    this.broken = broken;
    this.outdated = outdated;
  }

  /** Returns the fitness of a process about whose JVM nothing is asked. */
  static ProcessFitness ofEngineOnly() {
    return new ProcessFitness(Optional::empty, Optional::empty);
  }

  /** Returns whether a failure leaves no JVM to rely on; its causes count as well. */
  public static boolean isFatal(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof LinkageError || each instanceof VirtualMachineError) {
        return true;
      }
    }
    return false;
  }

  /** Runs this when the first fault is found; it must return at once. */
  void onFault(Runnable action) {
    alarm = action;
  }

  /** Takes note of what ended a piece of work. */
  public void threw(Throwable thrown) {
    if (isFatal(thrown)) {
      found(thrown.toString(), true);
    }
  }

  /** Takes note of the end of a cycle before its shares were looked at. */
  synchronized void cycleFailed(Throwable thrown) {
    threw(thrown);
    failedCycles++;
    if (failedCycles >= DEFECTS_IN_A_ROW) {
      found(failedCycles + " cycles in a row ended as a defect: " + thrown, false);
    }
  }

  /** Takes note of a cycle in which the work on the shares began. */
  synchronized void cycleBegan() {
    failedCycles = 0;
  }

  /** Takes note of work on a share that ended as it should. */
  synchronized void worked(Share share) {
    defects.remove(share.name());
  }

  /**
   * Takes note of a defect in the work on a share. As long as one share is worked on as it should
   * be, its neighbours' defects do not end the watch over it.
   */
  synchronized void failed(Share share, Config config, Throwable thrown) {
    threw(thrown);
    defects.merge(share.name(), 1, Integer::sum);
    boolean everywhere =
        config.shares().stream()
            .allMatch(each -> defects.getOrDefault(each.name(), 0) >= DEFECTS_IN_A_ROW);
    if (everywhere) {
      found(
          DEFECTS_IN_A_ROW + " cycles in a row ended as a defect for every share: " + thrown,
          false);
    }
  }

  /** Returns why this process must end, after a look at its JVM; empty while it need not. */
  Optional<Fault> look() {
    if (first.get() == null) {
      broken.get().ifPresent(why -> found(why, true));
      outdated.get().ifPresent(why -> found(why, false));
    }
    return Optional.ofNullable(first.get());
  }

  /** Returns why this process must end, for people; empty while it need not. */
  public Optional<String> fault() {
    return look().map(Fault::text);
  }

  /** Returns whether the fault is still to be logged; true once. */
  public boolean takeReport() {
    return isReported.compareAndSet(false, true);
  }

  /**
   * Ends the caller's loop if this process must end.
   *
   * @throws UnfitProcessException if so
   */
  public void requireFit() {
    look()
        .ifPresent(
            fault -> {
              throw new UnfitProcessException(fault.text());
            });
  }

  private void found(String text, boolean urgent) {
    if (first.compareAndSet(null, new Fault(text, urgent))) {
      alarm.run();
    }
  }
}
