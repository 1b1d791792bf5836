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
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.StateFile;
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
  private final EventTracker events;
  private final Observer observer;
  private final ShareReconciler reconciler;
  private final MonitorCycle monitorCycle;
  private final OneShotTicks ticks;
  private final HolderText holders;
  private final ProcessFitness fitness;

  public Reconciler(
      Platform platform, Workers workers, Locks locks, StateFile states, EventLog log) {
    this(
        platform,
        workers,
        locks,
        states,
        log,
        ProcessStates.UNKNOWN,
        ProcessFitness.ofEngineOnly());
  }

  /**
   * Creates an engine.
   *
   * @param processes asked about holders of locks
   * @param fitness of the process it runs in
   */
  public Reconciler(
      Platform platform,
      Workers workers,
      Locks locks,
      StateFile states,
      EventLog log,
      ProcessStates processes,
      ProcessFitness fitness) {
    this.platform = platform;
    this.workers = workers;
    this.locks = locks;
    MountHealthTracker liveness = new MountHealthTracker(platform, workers);
    this.events = new EventTracker(platform, workers, log);
    WakeWatch wakes = new WakeWatch(platform, workers, states, log);
    FirstMountWatch firstMounts = new FirstMountWatch(platform.clock(), wakes);
    this.observer = new Observer(platform, workers, states, liveness, events, wakes, firstMounts);
    DecisionExecutor executor = new DecisionExecutor(platform, workers, liveness, log);
    this.reconciler =
        new ShareReconciler(
            platform,
            locks,
            observer,
            new LoginWatch(platform, workers),
            executor,
            states,
            new Links(states, log),
            log);
    this.ticks = new OneShotTicks(locks, states, processes, platform.clock());
    this.holders = new HolderText(processes);
    this.fitness = fitness;
    this.monitorCycle =
        new MonitorCycle(
            locks,
            workers,
            observer,
            reconciler,
            log,
            platform.clock(),
            events,
            firstMounts,
            holders,
            fitness);
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
    return each(shares, share -> reconciler.preview(share, ticks.of(share, cycle)));
  }

  /** Observes for {@code status} and {@code verify}: changes nothing and takes no lock. */
  public List<ShareReport> status(Config config, List<Share> shares) {
    Optional<HeldByOther> monitor = ticks.seated();
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
                mount.reason() + "; the monitor has just started and mounts at the second answer"))
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
        + (begun ? "goes on" : "starts")
        + " with the next cycle";
  }

  /** A decision is of no use while another process acts, or is suspended in its act. */
  private ShareReport unlessLocked(ShareReport report) {
    return locks
        .share(report.share().volumePath(report.settings()), report.share().name())
        .announcedHolder()
        .map(holder -> holders.of(Optional.of(holder)))
        .map(text -> report.with(new Decision.Wait(text, text)))
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

  /**
   * Returns the tracker of the events that the machine reports by itself, once a monitor listens.
   */
  EventTracker events() {
    return events;
  }

  /** Returns the fitness of the process that runs this engine. */
  public ProcessFitness fitness() {
    return fitness;
  }

  /** Returns the shares as a monitor works on them, from cycle to cycle. */
  MonitorCycle monitorCycle() {
    return monitorCycle;
  }

  private interface ShareWork {
    ShareReport on(Share share);
  }
}
