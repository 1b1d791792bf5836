package io.mountaineer.world;

import io.mountaineer.engine.EngineUnderTest;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.util.Optional;

/** One process of mountaineer: the real engine on the simulated Mac, and its knowledge. */
final class Mountaineer {

  /** The first mount after a start waits for a second answer, so much later (spec, act). */
  private static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(2);

  private final String name;
  private final boolean isAutomatic;
  private final boolean mayForce;
  private final ProcessKnowledge knowledge = new ProcessKnowledge();
  private final Optional<ThreadedWorkers> threads;
  private final HeldBackEvents events;
  private final EngineUnderTest program;
  private final Clock time;
  private final long startedAt;
  private boolean takesAway;
  private volatile long workBegan;
  private Optional<Long> firstCycle = Optional.empty();

  /**
   * Starts a process.
   *
   * @param name what it was started as
   * @param isAutomatic whether it acts by its own judgement, and not on a request of the user
   * @param mayForce whether the user said so
   */
  Mountaineer(World world, String name, boolean isAutomatic, boolean mayForce) {
    this.name = name;
    this.time = world.time();
    this.startedAt = time.nanos();
    this.isAutomatic = isAutomatic;
    this.mayForce = mayForce;
    boolean isMonitor = name.equals("monitor");
    this.threads =
        isMonitor && world.isThreaded()
            ? Optional.of(new ThreadedWorkers())
            : Optional.<ThreadedWorkers>empty();
    Workers workers = threads.isPresent() ? threads.get() : Workers.inline();
    Platform machine = world.mac().platform();
    this.events = new HeldBackEvents(machine.events(), () -> world.processes().isStopped(this));
    this.program =
        new EngineUnderTest(
            world.home(),
            new AuditedMac(world, this).over(machine, events),
            workers,
            world::config,
            new EventLog(entry -> world.logged(this, entry)));
  }

  String name() {
    return name;
  }

  boolean isAutomatic() {
    return isAutomatic;
  }

  /** Returns whether it is a monitor that cannot have had two answers of a host, 2 s apart. */
  boolean isMonitorOfOneAnswer() {
    return name.equals("monitor") && time.nanos() - startedAt < BETWEEN_ANSWERS.toNanos();
  }

  boolean mayForce() {
    return mayForce;
  }

  /** Begins work: a cycle or a command. */
  void beginsWork() {
    workBegan = time.nanos();
  }

  /** Returns when its present work began. */
  long workBegan() {
    return workBegan;
  }

  /** Begins a cycle. */
  void begins() {
    if (firstCycle.isEmpty()) {
      firstCycle = Optional.of(time.nanos());
    }
  }

  /**
   * Returns whether it has made a cycle before this moment: then it knows of a sleep after that.
   */
  boolean watchedBefore(long nanos) {
    return firstCycle.filter(first -> first < nanos).isPresent();
  }

  /** Records whether it is asked to take a mount away, and not to put another in its place. */
  void takesAway(boolean asked) {
    takesAway = asked;
  }

  boolean takesAway() {
    return takesAway;
  }

  /** Returns when what it began has ended. */
  void awaitEnd() {
    threads.ifPresent(ThreadedWorkers::awaitEnd);
  }

  HeldBackEvents events() {
    return events;
  }

  ProcessKnowledge knowledge() {
    return knowledge;
  }

  EngineUnderTest program() {
    return program;
  }
}
