package io.mountaineer.platform.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Program that is started again whenever it ends. One daemon thread supervises it, another one
 * reads its lines; neither does anything while nothing is printed.
 */
final class SupervisedProcess implements LineSource {

  private static final Duration ENDING = Duration.ofMillis(1200);
  private static final Duration LAST_LINES = Duration.ofMillis(200);
  private static final long STACK_BYTES = 256 * 1024L;

  private final ProcessStarter starter;
  private final Program program;
  private final Listener listener;
  private final RestartDelay restartDelay;
  private final Thread supervisor;
  private volatile boolean stopped;

  private SupervisedProcess(
      ProcessStarter starter, Program program, Listener listener, RestartDelay restartDelay) {
    this.starter = starter;
    this.program = program;
    this.listener = listener;
    this.restartDelay = restartDelay;
    this.supervisor = daemon("keep " + program.name(), this::supervise);
  }

  static SupervisedProcess start(
      ProcessStarter starter, Program program, Listener listener, RestartDelay restartDelay) {
    SupervisedProcess supervised = new SupervisedProcess(starter, program, listener, restartDelay);
    supervised.supervisor.start();
    return supervised;
  }

  @Override
  public void stop() {
    stopped = true;
    supervisor.interrupt();
  }

  @Override
  public void close() {
    stop();
    try {
      supervisor.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    int shortLives = 0;
    try {
      while (!stopped) {
        long began = System.nanoTime();
        listener.lost(runOnce());
        Duration life = Duration.ofNanos(System.nanoTime() - began);
        shortLives = restartDelay.isShort(life) ? shortLives + 1 : 1;
        Thread.sleep(restartDelay.after(shortLives).toMillis());
      }
    } catch (InterruptedException e) {
      return; // stopped
    }
  }

  /** Runs the program once; returns why it ended. */
  private String runOnce() throws InterruptedException {
    Process process;
    try {
      process = starter.start(call(), Redirect.PIPE, Redirect.DISCARD);
    } catch (ProcessStarter.Unstartable e) {
      return e.getMessage();
    }
    ProcessTree tree = new ProcessTree(process.toHandle());
    Thread reader = daemon("hear " + program.name(), () -> read(process));
    try {
      listener.started();
      reader.start();
      instruct(process);
      int code = process.waitFor();
      reader.join(LAST_LINES.toMillis());
      return program.name() + " ended with " + code;
    } finally {
      release(process);
      tree.end();
    }
  }

  private List<String> call() throws ProcessStarter.Unstartable {
    return program.readsInput()
        ? program.argv()
        : ParentDeathGuard.guard(starter.located(program.argv()));
  }

  private void instruct(Process process) {
    try {
      OutputStream input = process.getOutputStream();
      input.write(program.input().getBytes(StandardCharsets.UTF_8));
      input.flush(); // and stays open: its end would end the program
    } catch (IOException e) {
      process.destroy(); // it has ended already, or does not listen
    }
  }

  private void read(Process process) {
    try {
      new BoundedLineReader(listener::line).read(process.getInputStream());
    } catch (IOException | InterruptedException e) {
      return; // the program is ended below
    } finally {
      process.destroy(); // without output it is of no use
    }
  }

  /** Ends it politely, and its guard with it. */
  private static void release(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      return; // what was not read will never be
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Delay before a program that ended is started again.
   *
   * @param waits after the first, the second and further short lives in a row; the last one repeats
   * @param longLife a program that lived so long begins with the first wait again
   */
  record RestartDelay(List<Duration> waits, Duration longLife) {

    static final RestartDelay USUAL =
        new RestartDelay(
            LongStream.of(1, 2, 5, 15, 60).mapToObj(Duration::ofSeconds).toList(),
            Duration.ofSeconds(60));

    /** Returns the wait after so many short lives in a row. */
    Duration after(int shortLives) {
      return waits.get(Math.min(shortLives, waits.size()) - 1);
    }

    boolean isShort(Duration life) {
      return life.compareTo(longLife) < 0;
    }
  }
}
