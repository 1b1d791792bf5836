package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Run of one operation on some shares. Free shares act at once and together; each of the others
 * acts as soon as it is free, or is reported as locked after the timeout.
 */
final class OperationRun {

  /** A command waits this long for shares on which another process acts. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  private final Locks locks;
  private final Workers workers;
  private final CycleObserver observer;
  private final ShareReconciler reconciler;
  private final Clock time;
  private final OneShotTicks ticks;
  private final Config config;
  private final Operation operation;
  private final boolean interactive;
  private final HolderText holders;
  private final ProcessFitness fitness;
  private final Map<String, ShareReport> reports = new ConcurrentHashMap<>();
  private final Map<String, String> locked = new ConcurrentHashMap<>();

  OperationRun(
      Locks locks,
      Workers workers,
      CycleObserver observer,
      ShareReconciler reconciler,
      Clock time,
      OneShotTicks ticks,
      Config config,
      Operation operation,
      boolean interactive,
      HolderText holders,
      ProcessFitness fitness) {
    this.locks = locks;
    this.workers = workers;
    this.observer = observer;
    this.reconciler = reconciler;
    this.time = time;
    this.ticks = ticks;
    this.config = config;
    this.operation = operation;
    this.interactive = interactive;
    this.holders = holders;
    this.fitness = fitness;
  }

  OperationReport run(List<Share> shares) throws FileException {
    Map<String, HeldLock> held = new LinkedHashMap<>();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    try {
      for (Share share : shares) {
        LockAttempt got = lockFile(share).tryAcquire(operation.name());
        if (got instanceof LockAttempt.Held mine) {
          held.put(share.name(), mine.lock());
        } else {
          tasks.add(() -> actWhenFree(share));
        }
      }
      List<Share> free = shares.stream().filter(share -> held.containsKey(share.name())).toList();
      if (!free.isEmpty()) {
        tasks.add(0, () -> act(free, held));
      }
      workers.all(tasks);
    } finally {
      held.values().forEach(HeldLock::close);
    }
    List<ShareReport> inOrder =
        shares.stream().map(share -> reports.get(share.name())).filter(r -> r != null).toList();
    return new OperationReport(inOrder, locked);
  }

  private LockFile lockFile(Share share) {
    return locks.share(share.volumePath(config.settings()), share.name());
  }

  private boolean actWhenFree(Share share) {
    try {
      LockAttempt got = lockFile(share).acquire(operation.name(), LOCK_TIMEOUT);
      if (got instanceof LockAttempt.Held mine) {
        try (HeldLock lock = mine.lock()) {
          return act(List.of(share), Map.of(share.name(), lock));
        }
      }
      locked.put(share.name(), name((LockAttempt.HeldByOther) got));
    } catch (FileException e) {
      Failure failure =
          Failure.of(Failure.Kind.UNKNOWN, "the lock cannot be taken: " + e.getMessage());
      CycleSnapshot cycle = cycle(List.of(share));
      reports.put(share.name(), reconciler.leftAlone(share, cycle, failure));
    }
    return false;
  }

  private String name(LockAttempt.HeldByOther other) {
    return other.name() + other.holder().map(holders::stopped).orElse("");
  }

  /** Each share's lock is released as soon as that share is done. */
  private boolean act(List<Share> shares, Map<String, HeldLock> held) {
    CycleSnapshot cycle = cycle(shares);
    List<Callable<ShareReport>> tasks = new ArrayList<>();
    for (Share share : shares) {
      tasks.add(() -> act(share, cycle, held.get(share.name())));
    }
    workers.all(tasks).forEach(report -> reports.put(report.share().name(), report));
    return true;
  }

  private CycleSnapshot cycle(List<Share> shares) {
    return observer
        .cycle(config, shares, CycleTime.once(time.now()), operation.needsCertainty())
        .interactive(interactive && operation.mayAskForPassword());
  }

  private ShareReport act(Share share, CycleSnapshot cycle, HeldLock lock) {
    try (lock) {
      ShareReport report =
          reconciler.act(share, ticks.of(share, cycle), operation, Optional.empty(), lock);
      ticks.remember(report);
      return report;
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      fitness.threw(e);
      return reconciler.defect(share, cycle, e);
    }
  }
}
