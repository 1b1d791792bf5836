package io.mountaineer.world;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.Departure;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnfitProcessException;
import io.mountaineer.engine.UnmountShare;
import io.mountaineer.platform.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Monitor and commands of a world: they begin, work, end in order, are killed, break down or are
 * stopped for a while.
 */
final class Processes {

  /** launchd starts a job again at once, but not sooner after its last start (launchd.plist(5)). */
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(10);

  private final World world;
  private final HeldLocks locks;
  private final List<Suspended> suspended = new ArrayList<>();
  private Optional<Mountaineer> monitor = Optional.empty();
  private Events.Subscription subscription = () -> {};
  private long monitorStarted;
  private boolean atWork;
  private boolean suspendsNext;
  private Optional<Strand> strand = Optional.empty();
  private Optional<Duration> stopFor = Optional.empty();

  Processes(World world) {
    this.world = world;
    this.locks = new HeldLocks(world);
  }

  /** A process that was stopped in the midst of its work, with the locks that it keeps. */
  private record Suspended(Mountaineer process, Strand strand, Set<Path> locks) {}

  /** Returns whether one of them is in the middle of something. */
  boolean areAtWork() {
    return atWork;
  }

  /** Lets time go by; the monitor, if one runs, makes its cycles when they are due. */
  void pass(Duration duration) {
    Instant end = world.time().now().plus(duration);
    while (world.time().now().isBefore(end)) {
      world.agenda().doWhatIsDue();
      running().ifPresent(this::cycle);
      Duration left = Duration.between(world.time().now(), end);
      Duration rest = running().map(each -> each.program().rest()).orElse(BETWEEN_STARTS);
      Duration next = world.agenda().untilNext().orElse(rest);
      Duration pause = shortest(left, shortest(rest, next));
      if (pause.compareTo(Duration.ZERO) > 0) {
        world.time().pause(pause);
      }
    }
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Returns the monitor, unless it is stopped. */
  private Optional<Mountaineer> running() {
    return monitor.filter(each -> !isStopped(each));
  }

  boolean isStopped(Mountaineer process) {
    return suspended.stream().anyMatch(each -> each.process == process);
  }

  private void cycle(Mountaineer process) {
    long start = world.time().nanos();
    int interrupted = world.interrupted();
    process.begins();
    world.invariants().configured(world.shares());
    work(
        process,
        () -> {
          process.program().monitor.cycle();
          process.awaitEnd();
        });
    if (running().equals(Optional.of(process)) && world.interrupted() == interrupted) {
      process
          .program()
          .monitor
          .latest()
          .forEach(report -> world.invariants().cycleEnded(process, report));
    }
    if (running().isPresent()) {
      Duration took = Duration.ofNanos(world.time().nanos() - start);
      world.invariants().endedInTime(process, took);
    }
  }

  /** Allows the next process that works to be stopped in its midst. */
  void suspendNext() {
    suspendsNext = true;
  }

  /** Stops the acting process at its next step, and lets it go on after so much time. */
  void suspend(Duration duration) {
    stopFor = strand.filter(Strand::isCurrent).map(own -> duration);
  }

  void stopHereIfSuspended() {
    if (stopFor.isPresent() && strand.filter(Strand::isCurrent).isPresent()) {
      strand.get().stop();
    }
  }

  /** Runs the work of a process until it is done, stopped or dead. */
  private void work(Mountaineer process, Runnable work) {
    process.knowledge().begins(world);
    process.beginsWork();
    if (suspendsNext && !atWork) {
      suspendsNext = false;
      goOn(process, new Strand(() -> workHere(process, work)));
    } else {
      workHere(process, work);
    }
  }

  private void goOn(Mountaineer process, Strand own) {
    Optional<Strand> outer = strand;
    boolean nested = atWork;
    strand = Optional.of(own);
    atWork = true;
    try {
      if (!own.goOn()) {
        Duration length = stopFor.orElseThrow();
        stopFor = Optional.empty();
        suspended.add(new Suspended(process, own, locksOfItsOwn()));
        world.note("  " + process.name() + " is stopped");
        world.agenda().in(length, () -> resume(process));
      }
    } finally {
      strand = outer;
      atWork = nested;
    }
  }

  private void resume(Mountaineer process) {
    for (Suspended each : List.copyOf(suspended)) {
      if (each.process == process) {
        suspended.remove(each);
        world.note("  " + process.name() + " goes on");
        goOn(process, each.strand);
        if (!isStopped(process)) {
          process.events().goOn();
        }
      }
    }
  }

  private Set<Path> locksOfItsOwn() {
    Set<Path> held = locks.held();
    held.removeAll(locksOfSuspended());
    return held;
  }

  private Set<Path> locksOfSuspended() {
    Set<Path> all = new HashSet<>();
    suspended.forEach(each -> all.addAll(each.locks));
    return all;
  }

  private void workHere(Mountaineer process, Runnable work) {
    boolean nested = atWork;
    atWork = true;
    try {
      work.run();
      if (!process.program().isFit()) {
        atWork = nested;
        ends(process, "unfit");
      }
    } catch (CutOff e) {
      atWork = nested;
      died(process, "is killed");
    } catch (VirtualMachineError | LinkageError | UnfitProcessException e) {
      atWork = nested;
      ends(process, e.toString());
    } finally {
      atWork = nested;
    }
  }

  /** Ends a process by itself, without a lock on any share; the monitor's own lock ends with it. */
  private void ends(Mountaineer process, String why) {
    Set<Path> left = locks.held();
    left.removeAll(locksOfSuspended());
    left.removeIf(file -> file.endsWith("monitor.lock"));
    Violation.unless(
        atWork || left.isEmpty(), "locks come back whatever ends an act", left + " after " + why);
    died(process, "ends: " + why);
  }

  private void died(Mountaineer process, String how) {
    world.files().processDied();
    world.intents().cutShort();
    // What it learned just before is lost.
    world.invariants().forgetFailures();
    world.note("  " + process.name() + " " + how);
    locks.dieExcept(locksOfSuspended());
    if (monitor.equals(Optional.of(process))) {
      monitorIsGone();
      Duration ran = Duration.ofNanos(world.time().nanos() - monitorStarted);
      if (ran.compareTo(BETWEEN_STARTS) < 0) {
        world.time().pause(BETWEEN_STARTS.minus(ran));
      }
      startMonitor();
    }
  }

  /** Returns the state of a share in the memory of the running monitor. */
  Optional<ShareState> inMind(Share share) {
    return running().stream()
        .flatMap(each -> each.program().monitor.latest().stream())
        .filter(report -> report.share().equals(share))
        .map(ShareReport::state)
        .findFirst();
  }

  void startMonitor() {
    if (monitor.isEmpty() && !atWork) {
      Mountaineer process = new Mountaineer(world, "monitor", true, false);
      process.program().watch();
      subscription = process.program().listen();
      monitor = Optional.of(process);
      monitorStarted = world.time().nanos();
    }
  }

  private void monitorIsGone() {
    monitor.ifPresent(process -> process.program().leave());
    subscription.close();
    monitor = Optional.empty();
  }

  /** Stops the monitor in order; not while something is under way. */
  void stopMonitor() {
    running()
        .filter(process -> !atWork)
        .ifPresent(
            process ->
                work(
                    process,
                    () -> {
                      process.program().monitor.stop();
                      process.program().monitor.run();
                      monitorIsGone();
                    }));
  }

  /** Runs a command in a process of its own, which ends with it. */
  void command(Operation operation, boolean force, List<Share> wanted) {
    Mountaineer process =
        new Mountaineer(world, operation.name(), operation instanceof Operation.Reconcile, force);
    process.takesAway(
        operation instanceof UnmountShare
            || operation instanceof Departure departure && departure.mayUnmount());
    List<Share> managed = wanted.stream().filter(world.shares()::contains).toList();
    world.invariants().forgetFailures();
    int interrupted = world.interrupted();
    Map<Share, Hold> holds = new HashMap<>();
    world.invariants().configured(managed);
    managed.forEach(share -> holds.put(share, world.files().remembered(share).hold()));
    work(
        process,
        () -> {
          OperationReport report = process.program().execute(operation, managed);
          report
              .locked()
              .forEach((share, by) -> world.note("  " + operation.name() + ": locked by " + by));
          // What was so at its last look may be over where something came in between.
          if (managed.size() == 1 && world.interrupted() == interrupted) {
            report
                .shares()
                .forEach(
                    each ->
                        world
                            .invariants()
                            .reported(process, operation, each, holds.get(each.share())));
          }
          // A process that can no longer trust itself writes nothing down.
          if (process.program().isFit()) {
            report.shares().forEach(each -> world.intents().ended(operation, each));
          }
        });
    world.invariants().forgetFailures();
  }

  /** Abandons what is stopped: the world has ended. */
  void end() {
    suspended.forEach(each -> each.strand.abandon());
  }
}
