package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runner of programs of this machine. Each call has a daemon thread of its own, which may get stuck
 * together with its child; the caller, other calls and the end of the JVM never wait for it.
 */
public final class SystemCommandRunner implements CommandRunner {

  /** For ending the tree after the limit, and a little for a busy machine. */
  private static final Duration ENDING = Duration.ofMillis(1000);

  /** For the other threads of a process that goes on after it was suspended. */
  private static final Duration AFTER_A_STOP = Duration.ofMillis(200);

  private final ProgramPath tools;
  private final ProcessStarter starter;
  private final Map<List<String>, BooleanSupplier> abandoned = new ConcurrentHashMap<>();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  public SystemCommandRunner(ProgramPath tools) {
    this(tools, new ProgramStarts());
  }

  /**
   * Runs the programs of a path.
   *
   * @param starts records every start that fails
   */
  public SystemCommandRunner(ProgramPath tools, ProgramStarts starts) {
    this.tools = tools;
    this.starter = new ProcessStarter(tools, starts);
  }

  /**
   * Runs a program with empty input, {@code LC_ALL=en_US.UTF-8} (launchd gives no locale) and up to
   * 8 MiB of each output kept. When the calling thread is interrupted the answer is {@code
   * TimedOut} and the thread stays interrupted; the child is ended, unless it is to outlive us:
   * then it goes on until its limit.
   */
  @Override
  public CommandResult run(Command command) {
    if (Thread.currentThread().isInterrupted()) {
      return new CommandResult.TimedOut("", "", true);
    }
    WorkedCall call = start(command);
    try {
      return call.awaited(command.limit().plus(ENDING));
    } catch (InterruptedException e) {
      return givenUp(call);
    }
  }

  /** Starts such a call; an interrupt of the calling thread changes nothing. */
  @Override
  public RunningCommand begin(Command command) {
    return start(command);
  }

  private WorkedCall start(Command command) {
    WorkedCall call = new WorkedCall(command);
    if (!command.outliving()) {
      running.add(call.worker);
    }
    call.worker.start();
    return call;
  }

  private CommandResult givenUp(WorkedCall call) {
    if (call.command.outliving()) {
      Thread.currentThread().interrupt();
      return new CommandResult.TimedOut("", "", false);
    }
    call.end();
    Thread.currentThread().interrupt();
    return call.result().orElseThrow();
  }

  @Override
  public Optional<String> lacks(String program) {
    return tools.find(program).isPresent() ? Optional.empty() : Optional.of(tools.missing(program));
  }

  /**
   * Ends every running program that is not to outlive this process, which is about to end; takes no
   * longer than a second.
   */
  public void endAll() {
    List<Thread> workers = List.copyOf(running);
    workers.forEach(Thread::interrupt);
    long end = System.nanoTime() + ENDING.toNanos();
    try {
      for (Thread worker : workers) {
        worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runAndForget(FutureTask<CommandResult> call) {
    try {
      call.run();
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /**
   * Returns whether a child of an earlier call with the same words was abandoned and still exists.
   */
  public boolean isAbandoned(Command command) {
    BooleanSupplier alive = abandoned.get(command.argv());
    if (alive == null) {
      return false;
    }
    return alive.getAsBoolean() || !abandoned.remove(command.argv(), alive);
  }

  private void abandon(Command command, BooleanSupplier alive) {
    abandoned.values().removeIf(other -> !other.getAsBoolean());
    abandoned.put(command.argv(), alive);
  }

  /** Call and the thread that makes it. */
  private final class WorkedCall implements RunningCommand {

    private final Command command;
    private final long began = System.nanoTime();
    private final FutureTask<CommandResult> call;
    private final Thread worker;
    private Optional<CommandResult> givenUp = Optional.empty();

    WorkedCall(Command command) {
      this.command = command;
      this.call =
          new FutureTask<>(
              new Invocation(command, starter, tree -> abandon(command, tree::isAlive)));
      this.worker = new Thread(() -> runAndForget(call), "run " + command.program());
      worker.setDaemon(true);
    }

    @Override
    public Optional<CommandResult> result() {
      if (givenUp.isEmpty() && call.isDone()) {
        return Optional.of(read(Duration.ZERO));
      }
      boolean late = System.nanoTime() - began > command.limit().plus(ENDING).toNanos();
      return givenUp.isEmpty() && late ? Optional.of(read(Duration.ZERO)) : givenUp;
    }

    @Override
    public void end() {
      if (result().isEmpty()) {
        worker.interrupt();
        read(ENDING);
      }
    }

    /** Waits for the result; an interrupt is kept for later. */
    private CommandResult read(Duration limit) {
      boolean interrupted = Thread.interrupted();
      try {
        return awaited(limit);
      } catch (InterruptedException e) {
        interrupted = true;
        return abandoned();
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private CommandResult awaited(Duration limit) throws InterruptedException {
      try {
        return inTime(limit);
      } catch (TimeoutException e) {
        return abandoned();
      } catch (ExecutionException e) {
        throw new IllegalStateException("calling " + command.program() + " failed", e.getCause());
      }
    }

    /** A limit that passed while this process was suspended says nothing about the program. */
    private CommandResult inTime(Duration limit)
        throws InterruptedException, ExecutionException, TimeoutException {
      try {
        return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return call.get(AFTER_A_STOP.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    private CommandResult abandoned() {
      abandon(command, worker::isAlive);
      worker.interrupt(); // a start that ends late ends its child then
      CommandResult late = new CommandResult.TimedOut("", "", false);
      givenUp = Optional.of(late);
      return late;
    }
  }
}
