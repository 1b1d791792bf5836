package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Time;
import io.mountaineer.state.Lock;
import io.mountaineer.state.Locks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The shares of a monitor from cycle to cycle. A cycle starts the work on every share and does not
 * wait for it; a share whose last work still runs is left out.
 */
final class SharesUnderWatch {

  private final FreeShares free;
  private final Workers workers;
  private final Observer observer;
  private final ShareCycle shareCycle;
  private final Journal journal;
  private final Time time;
  private final LastSeen lastSeen = new LastSeen();
  private final Map<String, ShareReport> latest = new ConcurrentHashMap<>();
  private final Map<String, Tick> missed = new HashMap<>();
  private volatile Consumer<ShareReport> audience = report -> {};
  private final AtomicInteger underWay = new AtomicInteger();

  SharesUnderWatch(
      Locks locks,
      Workers workers,
      Observer observer,
      ShareCycle shareCycle,
      Journal journal,
      Time time) {
    this.free = new FreeShares(locks, journal);
    this.workers = workers;
    this.observer = observer;
    this.shareCycle = shareCycle;
    this.journal = journal;
    this.time = time;
  }

  /**
   * Starts the work on every share that is free.
   *
   * @param configs the config as it is when asked; whoever changes it for a share that must not be
   *     acted on any more holds that share's lock while doing so
   * @param wake called when the work has ended on a share that had to be left out, if it is an
   *     event that would be lost on it: what the timer finds at work it finds again
   */
  void startCycle(Supplier<Config> configs, Tick tick, Optional<Runnable> wake) {
    Config config = configs.get();
    Map<String, Lock> held = free.take(config, wake);
    for (Config now = configs.get(); !now.equals(config); now = configs.get()) {
      held.values().forEach(Lock::close);
      config = now;
      held = free.take(config, wake);
    }
    start(config, held, tick);
  }

  private void start(Config config, Map<String, Lock> held, Tick tick) {
    List<Share> shares =
        config.shares().stream().filter(share -> held.containsKey(share.name())).toList();
    forgetOthers(config);
    Map<String, Tick> ticks = ticks(config, held.keySet(), tick);
    Round round = round(config, shares, tick, held);
    for (Share share : shares) {
      Round own = round.at(ticks.get(share.name()));
      underWay.incrementAndGet();
      workers.start(() -> work(share, own, held.get(share.name())));
    }
  }

  /** A share that was taken out, and comes back some day, is a new one then. */
  private void forgetOthers(Config config) {
    Set<String> names = config.shares().stream().map(Share::name).collect(Collectors.toSet());
    lastSeen.forgetAllBut(names);
    latest.keySet().retainAll(names);
    missed.keySet().retainAll(names);
  }

  /** Each share's own tick: one that was left out before is told now what it has missed. */
  private Map<String, Tick> ticks(Config config, Set<String> present, Tick tick) {
    Map<String, Tick> ticks = new HashMap<>();
    for (Share share : config.shares()) {
      String name = share.name();
      Tick own = missed.containsKey(name) ? tick.after(missed.remove(name)) : tick;
      (present.contains(name) ? ticks : missed).put(name, own);
    }
    return ticks;
  }

  /** Whom every report is told from now on, while its share is still locked. */
  void reportTo(Consumer<ShareReport> listener) {
    audience = listener;
  }

  /** Waits until no work is under way, or until the limit. */
  void finish(Duration limit) {
    long end = time.nanos() + limit.toNanos();
    while (underWay.get() > 0 && time.nanos() < end) {
      time.pause(Duration.ofMillis(20));
    }
  }

  /** What the last cycle of every share told. */
  List<ShareReport> latest(Config config) {
    return config.shares().stream()
        .map(share -> latest.get(share.name()))
        .filter(report -> report != null)
        .toList();
  }

  private Round round(Config config, List<Share> shares, Tick tick, Map<String, Lock> held) {
    try {
      return observer.round(config, shares, tick, false);
    } catch (RuntimeException e) {
      held.values().forEach(Lock::close);
      throw e;
    }
  }

  private void work(Share share, Round round, Lock lock) {
    try (lock) {
      ShareReport report = act(share, round, lock);
      latest.put(share.name(), report);
      audience.accept(report);
    } catch (RuntimeException e) {
      journal.note(Journal.defect(share, e));
    } finally {
      underWay.decrementAndGet();
      free.released(share);
    }
  }

  private ShareReport act(Share share, Round round, Lock lock) {
    try {
      Optional<Observation> before = lastSeen.of(share, round.settings(), lock);
      ShareReport report = shareCycle.act(share, round, new Verb.Reconcile(), before, lock);
      lastSeen.remember(report, lock);
      return report;
    } catch (RuntimeException e) {
      lastSeen.forget(share);
      return shareCycle.defect(share, round, e);
    }
  }
}
