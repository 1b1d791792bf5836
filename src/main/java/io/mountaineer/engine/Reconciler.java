package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Decision;
import io.mountaineer.core.FirstMount;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reconciler of several shares for a command, in one cycle: each share acts on its own, and none
 * waits for another.
 */
public final class Reconciler {

  private final Platform platform;
  private final Workers workers;
  private final Locks locks;
  private final CycleObserver observer;
  private final ShareReconciler reconciler;
  private final OneShotTicks ticks;
  private final HolderText holders;
  private final ProcessFitness fitness;

  Reconciler(
      Platform platform,
      Workers workers,
      Locks locks,
      CycleObserver observer,
      ShareReconciler reconciler,
      OneShotTicks ticks,
      HolderText holders,
      ProcessFitness fitness) {
    this.platform = platform;
    this.workers = workers;
    this.locks = locks;
    this.observer = observer;
    this.reconciler = reconciler;
    this.ticks = ticks;
    this.holders = holders;
    this.fitness = fitness;
  }

  /**
   * Executes an operation without a person at a terminal.
   *
   * @throws FileException when a lock file cannot be had; nothing was done then
   */
  public OperationReport execute(Config config, List<Share> shares, Operation operation)
      throws FileException {
    return execute(config, shares, operation, false);
  }

  /**
   * Executes an operation and waits for its end.
   *
   * @param interactive whether a person at a terminal waits for it, and can answer a window
   * @throws FileException when a lock file cannot be had; nothing was done then
   */
  public OperationReport execute(
      Config config, List<Share> shares, Operation operation, boolean interactive)
      throws FileException {
    return new OperationRun(
            locks,
            workers,
            observer,
            reconciler,
            platform.clock(),
            ticks,
            config,
            operation,
            interactive,
            holders,
            fitness)
        .run(shares);
  }

  /** Observes and decides for {@code --dry-run}: changes nothing and takes no lock. */
  public List<ShareReport> preview(Config config, List<Share> shares) {
    CycleSnapshot cycle = look(config, shares);
    return each(shares, share -> reconciler.dryRun(share, ticks.of(share, cycle)));
  }

  /** Observes for {@code status} and {@code verify}: changes nothing and takes no lock. */
  public List<ShareReport> status(Config config, List<Share> shares) {
    Optional<HeldByOther> monitor = ticks.monitorHolder();
    CycleSnapshot.Depth depth =
        monitor.isPresent() ? CycleSnapshot.Depth.GLANCE : CycleSnapshot.Depth.OPEN_FILES;
    CycleSnapshot cycle = look(config, shares).at(depth);
    return each(shares, share -> status(share, ticks.of(share, cycle), monitor));
  }

  /** Returns the monitor of another process; takes some seconds where that one is silent. */
  public Optional<MonitorLook> monitor(Settings settings) {
    return ticks.monitor(settings);
  }

  private ShareReport status(Share share, CycleSnapshot cycle, Optional<HeldByOther> monitor) {
    ShareReport report = unlessLocked(reconciler.preview(share, cycle));
    return monitor.map(by -> leftToMonitor(report, by)).orElseGet(() -> unwatched(report));
  }

  /** The answers that the monitor has got are not known here; when it started is. */
  private static ShareReport leftToMonitor(ShareReport report, HeldByOther monitor) {
    Instant now = report.seen().time().now();
    boolean isEarly =
        monitor
            .holder()
            .map(holder -> Duration.between(holder.since(), now))
            .filter(ago -> !ago.isNegative() && ago.compareTo(FirstMount.LONGEST) < 0)
            .isPresent();
    return isEarly && report.decision() instanceof Decision.Mount mount
        ? report.with(
            new Decision.Keep(
                mount.reason() + "; the monitor has just started and mounts after a second answer"))
        : report;
  }

  /** A stability window does not pass while nothing watches it. */
  private static ShareReport unwatched(ShareReport report) {
    if (report.decision() instanceof Decision.TbReady) {
      // No monitor will remember it, so what was looked at here is all there is to report.
      Instant now = report.seen().time().now();
      return report.with(report.state().after(report.decision(), new Outcome.Unchanged(), now));
    }
    return isInWindow(report)
        ? report.with(new Decision.Keep(report.decision().reason() + unwatchedWindow(report)))
        : report;
  }

  private static boolean isInWindow(ShareReport report) {
    return report.decision() instanceof Decision.Keep
        && report.seen().tb().isUp()
        && report.state().hold() == Hold.NONE
        && report.state().active().equals(Optional.of(Interface.FALLBACK));
  }

  /** One-shot commands get through a window as well, if they come often enough. */
  private static String unwatchedWindow(ShareReport report) {
    Instant now = report.seen().time().now();
    boolean begun = report.state().hosts().tbSince().filter(now::isAfter).isPresent();
    return "; no monitor is running, so the window "
        + (begun ? "continues" : "starts")
        + " with the next cycle";
  }

  /** A decision is of no use while another process acts, or is suspended in its act. */
  private ShareReport unlessLocked(ShareReport report) {
    return locks
        .share(report.share().volumePath(report.settings()), report.share().name())
        .announcedHolder()
        .map(holder -> holders.of(Optional.of(holder)))
        .map(text -> report.with(new Decision.Wait(text, text, true)))
        .orElse(report);
  }

  private CycleSnapshot look(Config config, List<Share> shares) {
    return observer.look(config, shares, CycleTime.once(platform.clock().now()));
  }

  private List<ShareReport> each(List<Share> shares, ShareWork work) {
    List<Callable<ShareReport>> tasks = new ArrayList<>();
    for (Share share : shares) {
      tasks.add(() -> work.on(share));
    }
    return workers.all(tasks);
  }

  /** Returns the record of whether the process of this engine can still be relied on. */
  public ProcessFitness fitness() {
    return fitness;
  }

  private interface ShareWork {
    ShareReport on(Share share);
  }
}
