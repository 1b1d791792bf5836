package io.mountaineer.platform.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Call of a program, from finding it to its last byte, on a thread of its own. */
final class Invocation implements Callable<CommandResult> {

  private static final long MAX_WAIT_MILLIS = 20;
  private static final long AFTER_A_STOP_MILLIS = 100;
  private static final Redirect NO_INPUT = Redirect.from(new File("/dev/null"));

  private final Command command;
  private final ProcessStarter starter;
  private final Consumer<ProcessTree> survivors;
  private final long began = System.nanoTime();

  /**
   * Prepares a call.
   *
   * @param survivors receives a process tree that could not be ended
   */
  Invocation(Command command, ProcessStarter starter, Consumer<ProcessTree> survivors) {
    this.command = command;
    this.starter = starter;
    this.survivors = survivors;
  }

  @Override
  public CommandResult call() {
    try {
      Redirect input = command.endless() ? Redirect.PIPE : NO_INPUT;
      return follow(starter.start(argv(), input, Redirect.PIPE));
    } catch (ProcessStarter.Unstartable e) {
      return new CommandResult.NotStarted(e.getMessage());
    }
  }

  private List<String> argv() throws ProcessStarter.Unstartable {
    if (command.endless()) {
      return ParentDeathGuard.guard(starter.located(command.argv()));
    }
    return command.outliving()
        ? SignalGuard.guard(starter.located(command.argv()))
        : command.argv();
  }

  private CommandResult follow(Process process) {
    CappedOutput out = new CappedOutput(process.getInputStream());
    CappedOutput err = new CappedOutput(process.getErrorStream());
    try {
      return result(process, out, err);
    } finally {
      close(process.getOutputStream()); // its guard ends with it
    }
  }

  private CommandResult result(Process process, CappedOutput out, CappedOutput err) {
    if (!hasEnded(process, out, err)) {
      ProcessTree tree = new ProcessTree(process.toHandle());
      boolean ended = tree.end();
      if (!ended) {
        survivors.accept(tree);
      }
      out.drain();
      err.drain();
      return new CommandResult.TimedOut(out.text(), err.text(), ended);
    }
    // All output of the child is there by now; that of a grandchild is not waited for.
    out.drain();
    err.drain();
    int code = process.exitValue();
    return out.isCut() || err.isCut()
        ? new CommandResult.Cut(code, out.text(), err.text())
        : new CommandResult.Exited(code, out.text(), err.text());
  }

  private static void close(OutputStream input) {
    try {
      input.close();
    } catch (IOException e) {
      return; // the program has closed its side before
    }
  }

  private boolean hasEnded(Process process, CappedOutput out, CappedOutput err) {
    long wait = 1;
    try {
      while (!process.waitFor(wait, TimeUnit.MILLISECONDS)) {
        boolean wrote = out.drain() | err.drain();
        wait = wrote ? 1 : Math.min(wait * 2, MAX_WAIT_MILLIS);
        if (System.nanoTime() - began >= command.limit().toNanos()) {
          // The limit may have passed while this process was suspended, and the program ended.
          return process.waitFor(AFTER_A_STOP_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false; // the caller gave up
    }
  }
}
