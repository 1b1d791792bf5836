package io.mountaineer.platform.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A program that is started again whenever it ends. One daemon thread keeps it, another one hears
 * it; neither does anything while nothing is told.
 */
final class SupervisedProcess implements LineSource {

  private static final Duration ENDING = Duration.ofMillis(1200);
  private static final Duration LAST_LINES = Duration.ofMillis(200);
  private static final long STACK_BYTES = 256 * 1024L;

  private final ProcessStarter starter;
  private final Program program;
  private final Listener listener;
  private final RestartDelay patience;
  private final Thread keeper;
  private volatile boolean stopped;

  private SupervisedProcess(
      ProcessStarter starter, Program program, Listener listener, RestartDelay patience) {
    this.starter = starter;
    this.program = program;
    this.listener = listener;
    this.patience = patience;
    this.keeper = daemon("keep " + program.name(), this::keep);
  }

  static SupervisedProcess start(
      ProcessStarter starter, Program program, Listener listener, RestartDelay patience) {
    SupervisedProcess kept = new SupervisedProcess(starter, program, listener, patience);
    kept.keeper.start();
    return kept;
  }

  @Override
  public void stop() {
    stopped = true;
    keeper.interrupt();
  }

  @Override
  public void close() {
    stop();
    try {
      keeper.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    int shortLives = 0;
    try {
      while (!stopped) {
        long began = System.nanoTime();
        listener.lost(live());
        Duration life = Duration.ofNanos(System.nanoTime() - began);
        shortLives = patience.isShort(life) ? shortLives + 1 : 1;
        Thread.sleep(patience.after(shortLives).toMillis());
      }
    } catch (InterruptedException e) {
      return; // nobody wants to hear it any more
    }
  }

  /** One life of the program; returns why it ended. */
  private String live() throws InterruptedException {
    Process process;
    try {
      process = starter.start(call(), Redirect.PIPE, Redirect.DISCARD);
    } catch (ProcessStarter.Unstartable e) {
      return e.getMessage();
    }
    ProcessTree tree = new ProcessTree(process.toHandle());
    Thread ear = daemon("hear " + program.name(), () -> hear(process));
    try {
      listener.started();
      ear.start();
      tell(process);
      int code = process.waitFor();
      ear.join(LAST_LINES.toMillis());
      return program.name() + " ended with " + code;
    } finally {
      release(process);
      tree.end();
    }
  }

  private List<String> call() throws ProcessStarter.Unstartable {
    return program.readsInput()
        ? program.argv()
        : ParentDeathGuard.tie(starter.located(program.argv()));
  }

  private void tell(Process process) {
    try {
      OutputStream input = process.getOutputStream();
      input.write(program.input().getBytes(StandardCharsets.UTF_8));
      input.flush(); // and stays open: its end would end the program
    } catch (IOException e) {
      process.destroy(); // it has ended already, or does not listen
    }
  }

  private void hear(Process process) {
    try {
      new BoundedLineReader(listener::line).read(process.getInputStream());
    } catch (IOException | InterruptedException e) {
      return; // the program is ended below
    } finally {
      process.destroy(); // one that does not speak any more is of no use
    }
  }

  /** The polite way to end it; what it left on its leash ends with it. */
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
   * How long to wait before a program that ended is started again.
   *
   * @param waits after the first, the second and further short lives in a row; the last one repeats
   * @param longLife a program that lived so long begins anew with the first wait
   */
  record RestartDelay(List<Duration> waits, Duration longLife) {

    static final RestartDelay USUAL =
        new RestartDelay(
            LongStream.of(1, 2, 5, 15, 60).mapToObj(Duration::ofSeconds).toList(),
            Duration.ofSeconds(60));

    /** The wait after so many short lives in a row. */
    Duration after(int shortLives) {
      return waits.get(Math.min(shortLives, waits.size()) - 1);
    }

    boolean isShort(Duration life) {
      return life.compareTo(longLife) < 0;
    }
  }
}
