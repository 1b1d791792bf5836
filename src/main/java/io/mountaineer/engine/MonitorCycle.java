package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.NextMoment;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shares of a monitor from cycle to cycle. A cycle starts the work on every share and does not wait
 * for it; a share whose last work still runs is left out.
 */
final class MonitorCycle {

  /** A share that another process holds may have missed the moment it waited for. */
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(2);

  private final FreeShares free;
  private final Workers workers;
  private final CycleObserver observer;
  private final ShareReconciler reconciler;
  private final EventLog log;
  private final Clock time;
  private final EventTracker events;
  private final FirstMountWatch firstMounts;
  private final ProcessFitness fitness;
  private final LastSeen lastSeen;
  private Set<String> watched = Set.of();
  private final Set<String> atWork = ConcurrentHashMap.newKeySet();
  private final Map<String, ShareReport> latest = new ConcurrentHashMap<>();
  private final Map<String, CycleTime> missed = new HashMap<>();
  private volatile Consumer<ShareReport> reportListener = report -> {};
  private volatile Consumer<Instant> timer = moment -> {};
  private final AtomicInteger underWay = new AtomicInteger();
  private final Set<String> foreignLooks = ConcurrentHashMap.newKeySet();

  MonitorCycle(
      Locks locks,
      Workers workers,
      CycleObserver observer,
      ShareReconciler reconciler,
      EventLog log,
      Clock time,
      EventTracker events,
      FirstMountWatch firstMounts,
      HolderText holders,
      ProcessFitness fitness) {
    this.free = new FreeShares(locks, log, holders, time);
    this.workers = workers;
    this.observer = observer;
    this.reconciler = reconciler;
    this.log = log;
    this.time = time;
    this.events = events;
    this.firstMounts = firstMounts;
    this.fitness = fitness;
    this.lastSeen = new LastSeen(time);
  }

  /**
   * Starts the work on every share that is free.
   *
   * @param configs the config as it is when asked; a change of it that takes a share out of
   *     automatic work is made while holding that share's lock
   * @param wake called when the work has ended on a share that had to be left out, if it is an
   *     event that would be lost on it: what the timer finds at work it finds again
   */
  void startCycle(Supplier<Config> configs, CycleTime tick, Optional<Runnable> wake) {
    Config config = configs.get();
    Set<String> busy = Set.copyOf(atWork);
    Map<String, HeldLock> held = free.take(config, wake);
    try {
      for (Config now = configs.get(); !now.equals(config); now = configs.get()) {
        held.values().forEach(HeldLock::close);
        held.clear();
        config = now;
        held.putAll(free.take(config, wake));
      }
      start(config, held, busy, tick);
    } finally {
      held.values().forEach(HeldLock::close); // those of shares on which no work has begun
    }
    lookAtForeign(config, tick);
  }

  /**
   * Starts the work on these shares; takes each lock out of the map as the work on its share
   * begins.
   *
   * @param busy shares that this process itself worked on when it tried to take their locks
   */
  private void start(Config config, Map<String, HeldLock> held, Set<String> busy, CycleTime tick) {
    List<Share> shares =
        config.shares().stream().filter(share -> held.containsKey(share.name())).toList();
    forgetOthers(config);
    CycleSnapshot cycle = observer.cycle(config, shares, tick, false);
    events.observe(cycle.health());
    firstMounts.observe(cycle.tick(), cycle.health(), events.touched());
    events.forgetAllBut(hosts(config, cycle));
    Map<String, CycleTime> ticks = ticks(config, held.keySet(), busy, cycle.tick());
    fitness.cycleBegan();
    for (Share share : shares) {
      begin(share, cycle.at(ticks.get(share.name())), held.remove(share.name()));
    }
  }

  private void begin(Share share, CycleSnapshot cycle, HeldLock lock) {
    AtomicBoolean claimed = new AtomicBoolean();
    boolean started = false;
    underWay.incrementAndGet();
    atWork.add(share.name());
    free.begins(share);
    try {
      workers.start(
          () -> {
            if (claimed.compareAndSet(false, true)) {
              work(share, cycle, lock);
            }
          });
      started = true;
    } finally {
      if (!started && claimed.compareAndSet(false, true)) {
        ended(share, lock); // the system had no thread to give
      }
    }
  }

  /** Finds out whether a command keeps the monitor from something that is due. */
  private void lookAtForeign(Config config, CycleTime tick) {
    for (Share share : config.shares()) {
      if (free.foreign().isLong(share) && foreignLooks.add(share.name())) {
        workers.start(() -> lookAtForeign(share, config, tick));
      }
    }
  }

  private void lookAtForeign(Share share, Config config, CycleTime tick) {
    try {
      CycleSnapshot cycle =
          observer
              .look(config, List.of(share), CycleTime.once(tick.now()))
              .at(CycleSnapshot.Depth.GLANCE);
      if (reconciler.preview(share, cycle).decision().acts()) {
        free.foreign().isNeeded(share);
      }
    } catch (RuntimeException e) {
      log.note(EventLog.defect(share, e));
    } finally {
      foreignLooks.remove(share.name());
    }
  }

  /** A share that was taken out and comes back some day is a new one then. */
  private void forgetOthers(Config config) {
    Set<String> names = config.shares().stream().map(Share::name).collect(Collectors.toSet());
    lastSeen.forgetAllBut(config.shares());
    latest.keySet().retainAll(names);
    missed.keySet().retainAll(names);
  }

  private static Set<String> hosts(Config config, CycleSnapshot cycle) {
    Set<String> hosts = new HashSet<>(cycle.health().keySet());
    config.shares().forEach(share -> hosts.addAll(share.hosts()));
    return hosts;
  }

  /** Returns each share's own tick: one that was left out before learns now what it has missed. */
  private Map<String, CycleTime> ticks(
      Config config, Set<String> present, Set<String> busy, CycleTime tick) {
    Map<String, CycleTime> ticks = new HashMap<>();
    for (Share share : config.shares()) {
      String name = share.name();
      CycleTime known = unlessNew(share, events.of(share, tick));
      CycleTime own = missed.containsKey(name) ? known.after(missed.remove(name)) : known;
      if (present.contains(name)) {
        ticks.put(name, own);
      } else {
        missed.put(name, busy.contains(name) ? own : heldByOther(own));
      }
    }
    watched = config.shares().stream().map(Share::name).collect(Collectors.toSet());
    return ticks;
  }

  /**
   * Until the share came into the config nothing watched its window, whatever is remembered of it.
   */
  private CycleTime unlessNew(Share share, CycleTime tick) {
    boolean isNew = !tick.startsMonitor() && !watched.contains(share.name());
    return isNew ? tick.interrupted(Interruption.GAP) : tick;
  }

  /**
   * Another process may have done or seen something that is not known here, so the time counts as a
   * gap.
   */
  private CycleTime heldByOther(CycleTime own) {
    timer.accept(time.now().plus(UNTIL_ASKED_AGAIN));
    return own.interrupted(Interruption.GAP);
  }

  /**
   * Sets what to call, from now on, with the moment a cycle is due for a share, whatever the
   * interval.
   */
  void dueTo(Consumer<Instant> listener) {
    timer = listener;
  }

  /** Sets what gets every report from now on, while its share is still locked. */
  void reportTo(Consumer<ShareReport> listener) {
    reportListener = listener;
  }

  /** Waits until no work is under way, or until the limit. */
  void finish(Duration limit) {
    time.await(limit, Duration.ofMillis(20), () -> underWay.get() == 0);
  }

  /** Returns the report of every share from its last cycle. */
  List<ShareReport> latest(Config config) {
    return config.shares().stream()
        .map(share -> latest.get(share.name()))
        .filter(report -> report != null)
        .toList();
  }

  private void work(Share share, CycleSnapshot cycle, HeldLock lock) {
    try (lock) {
      ShareReport report = act(share, cycle, lock);
      latest.put(share.name(), report);
      reportListener.accept(report);
      NextMoment.of(report, time.now()).ifPresent(timer);
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      fitness.failed(share, cycle.config(), e);
      log.note(EventLog.defect(share, e));
    } finally {
      ended(share, lock);
    }
  }

  private void ended(Share share, HeldLock lock) {
    lock.close();
    underWay.decrementAndGet();
    atWork.remove(share.name());
    free.released(share);
    fitness.look();
  }

  /** Nothing that happens now is taken for an act of the user. */
  private static CycleTime disturbed(CycleTime tick) {
    return tick.withSinceDisturbance(Optional.of(Duration.ZERO));
  }

  private ShareReport act(Share share, CycleSnapshot cycle, HeldLock lock) {
    try {
      Optional<Observation> before = lastSeen.of(share, cycle.settings(), lock);
      CycleSnapshot own =
          lastSeen.mayStillChange(share, lock) ? cycle.at(disturbed(cycle.tick())) : cycle;
      ShareReport report = reconciler.act(share, own, new Operation.Reconcile(), before, lock);
      lastSeen.remember(report, lock);
      fitness.worked(share);
      return report;
    } catch (RuntimeException e) {
      lastSeen.forget(share);
      fitness.failed(share, cycle.config(), e);
      return reconciler.defect(share, cycle, e);
    }
  }
}
