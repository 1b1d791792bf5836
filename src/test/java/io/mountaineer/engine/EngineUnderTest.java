package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Home;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.state.StateFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One running mountaineer: the real engine with locks and state of its own, on a shared home. */
public final class EngineUnderTest {

  final Locks locks;
  public final StateFile states;
  final Engine engine;
  final Reconciler reconciler;
  public final Monitor monitor;
  private final Supplier<Config> config;
  private Optional<HeldLock> watching = Optional.empty();

  public EngineUnderTest(
      Home home, Platform platform, Workers workers, Supplier<Config> config, EventLog log) {
    this(home, platform, workers, config, log, ProcessStates.UNKNOWN);
  }

  EngineUnderTest(
      Home home,
      Platform platform,
      Workers workers,
      Supplier<Config> config,
      EventLog log,
      ProcessStates processes) {
    this.config = config;
    locks = new Locks(home.locks(), platform.clock());
    states = new StateFile(home.state(), locks.state(), platform.clock(), problem -> {});
    engine =
        new Engine(platform, workers, locks, states, log, processes, ProcessFitness.ofEngineOnly());
    reconciler = engine.reconciler();
    monitor = engine.monitor(config, this::interval);
  }

  private Duration interval() {
    return config.get().settings().checkInterval();
  }

  /** Runs as the monitor from now on, which others see by its lock. */
  public EngineUnderTest watch() {
    try {
      if (watching.isEmpty() && locks.monitor().tryAcquire("monitor") instanceof Held mine) {
        watching = Optional.of(mine.lock());
        monitor.showLifeOn(mine.lock());
      }
    } catch (FileException e) {
      return this; // It runs all the same, unseen.
    }
    return this;
  }

  /** Ends the monitor. */
  public void leave() {
    watching.ifPresent(HeldLock::close);
    watching = Optional.empty();
  }

  /** Returns whether the process goes on: one that can no longer be relied on ends. */
  public boolean isFit() {
    return engine.fitness().fault().isEmpty();
  }

  OperationReport execute(Operation operation) {
    return execute(operation, config.get().shares());
  }

  public OperationReport execute(Operation operation, List<Share> shares) {
    try {
      return reconciler.execute(config.get(), shares, operation);
    } catch (FileException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<ShareReport> status() {
    return reconciler.status(config.get(), config.get().shares());
  }

  public List<ShareReport> preview() {
    return reconciler.preview(config.get(), config.get().shares());
  }

  /** Lets the monitor get the events of the Mac, from now on. */
  public Events.Subscription listen() {
    return monitor.listen();
  }

  /** Returns how long until the monitor's next cycle is due, as things stand. */
  public Duration rest() {
    return monitor.rest();
  }

  /** Returns the lock of a share, as this program would take it. */
  LockFile lockOf(Share share) {
    return locks.share(share.volumePath(config.get().settings()), share.name());
  }
}
