package io.mountaineer.world;

import io.mountaineer.core.Share;
import io.mountaineer.engine.CycleReport;
import io.mountaineer.engine.Verb;
import io.mountaineer.platform.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The monitor and the commands of a world: they begin, work, end in order or are killed. */
final class Processes {

  /** launchd starts a monitor again not sooner (launchd.plist(5), ThrottleInterval). */
  private static final Duration UNTIL_STARTED_AGAIN = Duration.ofSeconds(10);

  private final World world;
  private Optional<Mountaineer> monitor = Optional.empty();
  private Events.Hearing hearing = () -> {};
  private boolean atWork;

  Processes(World world) {
    this.world = world;
  }

  /** Whether one of them is in the middle of something. */
  boolean areAtWork() {
    return atWork;
  }

  /** Time goes by, and the monitor, if one runs, makes its cycles when they are due. */
  void pass(Duration duration) {
    Instant end = world.time().now().plus(duration);
    while (world.time().now().isBefore(end)) {
      monitor.ifPresent(this::cycle);
      Duration left = Duration.between(world.time().now(), end);
      Duration rest = monitor.map(each -> each.program().rest()).orElse(UNTIL_STARTED_AGAIN);
      Duration pause = rest.compareTo(left) < 0 ? rest : left;
      if (pause.compareTo(Duration.ZERO) > 0) {
        world.time().pause(pause);
      }
    }
  }

  private void cycle(Mountaineer process) {
    long start = world.time().nanos();
    work(process, () -> process.program().monitor.cycle());
    world.judge().endedInTime(process, Duration.ofNanos(world.time().nanos() - start));
  }

  /** A process does something, until it is done or killed. */
  private void work(Mountaineer process, Runnable work) {
    process.evidence().begins(world.config());
    boolean nested = atWork;
    atWork = true;
    try {
      work.run();
    } catch (CutOff e) {
      atWork = nested;
      // What it was told just before, nobody knows any more.
      world.judge().afresh();
      world.tell("  " + process.name() + " is killed");
      if (monitor.equals(Optional.of(process))) {
        monitorIsGone();
        locksGo();
        world.time().pause(UNTIL_STARTED_AGAIN);
        startMonitor();
      }
    } finally {
      atWork = nested;
    }
  }

  /**
   * Locks die with their process; here, where it only pretends to be dead, with their files. What
   * stands in them stays.
   */
  private void locksGo() {
    try (Stream<Path> files = Files.list(world.home().locks())) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.delete(file);
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startMonitor() {
    if (monitor.isEmpty() && !atWork) {
      Mountaineer process = new Mountaineer(world, "monitor", true, false);
      process.program().watch();
      hearing = process.program().listen();
      monitor = Optional.of(process);
    }
  }

  private void monitorIsGone() {
    monitor.ifPresent(process -> process.program().leave());
    hearing.close();
    monitor = Optional.empty();
  }

  /** The monitor is told to end, and does so in order; not while something is under way. */
  void stopMonitor() {
    monitor
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

  /** A command in a process of its own, which ends with it. */
  void command(Verb verb, boolean force, List<Share> wanted) {
    Mountaineer process =
        new Mountaineer(world, verb.name(), verb instanceof Verb.Reconcile, force);
    List<Share> managed = wanted.stream().filter(world.shares()::contains).toList();
    world.judge().afresh();
    int interrupted = world.interrupted();
    work(
        process,
        () -> {
          CycleReport report = process.program().carryOut(verb, managed);
          report
              .locked()
              .forEach((share, by) -> world.tell("  " + verb.name() + ": locked by " + by));
          // What was so at its last look may be over where something came in between.
          if (managed.size() == 1 && world.interrupted() == interrupted) {
            report.shares().forEach(each -> world.judge().told(process, verb, each));
          }
        });
    world.judge().afresh();
  }
}
