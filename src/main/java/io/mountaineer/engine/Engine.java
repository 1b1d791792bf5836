package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.function.Supplier;

/** Parts that the commands and the monitor of one process share, put together. */
public final class Engine {

  private final Platform platform;
  private final Workers workers;
  private final Locks locks;
  private final StateFile states;
  private final EventLog log;
  private final ProcessFitness fitness;
  private final HolderText holders;
  private final EventTracker events;
  private final FirstMountWatch firstMounts;
  private final CycleObserver observer;
  private final ShareReconciler shares;
  private final Reconciler reconciler;

  /** Creates an engine that knows nothing of other processes, and trusts its own. */
  public Engine(Platform platform, Workers workers, Locks locks, StateFile states, EventLog log) {
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
  public Engine(
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
    this.states = states;
    this.log = log;
    this.fitness = fitness;
    this.holders = new HolderText(processes);
    this.events = new EventTracker(platform, workers, log);
    WakeWatch wakes = new WakeWatch(platform, workers, states, log);
    this.firstMounts = new FirstMountWatch(platform.clock(), wakes);
    MountHealthTracker health = new MountHealthTracker(platform, workers);
    HostProber hosts = new HostProber(platform, workers, health::suspect);
    ServerWatch servers = new ServerWatch(platform.servers(), workers, platform.clock());
    this.observer = new CycleObserver(platform, workers, states, hosts, servers, wakes);
    this.shares =
        shareReconciler(
            health,
            new ShareObserver(
                platform, workers, hosts, servers, health, events, wakes, firstMounts));
    OneShotTicks ticks = new OneShotTicks(locks, states, processes, platform.clock());
    this.reconciler =
        new Reconciler(platform, workers, locks, observer, shares, ticks, holders, fitness);
  }

  private ShareReconciler shareReconciler(MountHealthTracker health, ShareObserver ofShare) {
    return new ShareReconciler(
        platform,
        locks,
        ofShare,
        new LoginWatch(platform, workers),
        new DecisionExecutor(platform, workers, health, log),
        states,
        new Links(states, log),
        log);
  }

  /** Returns the engine of commands, which act or look once. */
  public Reconciler reconciler() {
    return reconciler;
  }

  /** Returns the check whether Thunderbolt may be unplugged. */
  public UnplugCheck unplugCheck() {
    return new UnplugCheck(platform, workers);
  }

  /** Returns the record of whether the process of this engine can still be relied on. */
  public ProcessFitness fitness() {
    return fitness;
  }

  /**
   * Creates a monitor that has not begun. A process has one.
   *
   * @param configs the config of each cycle
   * @param interval from the start of one cycle to the start of the next
   */
  public Monitor monitor(Supplier<Config> configs, Supplier<Duration> interval) {
    return new Monitor(
        monitorCycle(),
        events,
        observer.silence(),
        fitness,
        states,
        configs,
        interval,
        platform.clock(),
        log);
  }

  MonitorCycle monitorCycle() {
    return new MonitorCycle(
        locks,
        workers,
        observer,
        shares,
        log,
        platform.clock(),
        events,
        firstMounts,
        holders,
        fitness);
  }
}
