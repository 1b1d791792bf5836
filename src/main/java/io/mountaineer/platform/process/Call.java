package io.mountaineer.platform.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One call of a program, from finding it to its last byte. Runs on a thread of its own. */
final class Call implements Callable<CommandResult> {

  private static final long MAX_WAIT_MILLIS = 20;

  private final Command command;
  private final Tools tools;
  private final Consumer<ProcessTree> survivors;
  private final long began = System.nanoTime();

  /**
   * Prepares a call.
   *
   * @param survivors told about a process tree that could not be ended
   */
  Call(Command command, Tools tools, Consumer<ProcessTree> survivors) {
    this.command = command;
    this.tools = tools;
    this.survivors = survivors;
  }

  @Override
  public CommandResult call() {
    Optional<File> program = tools.find(command.program());
    if (program.isEmpty()) {
      return new CommandResult.NotStarted(
          command.program() + " not found, or not executable, in " + tools.searched());
    }
    Optional<String> unsendable = command.argv().stream().filter(arg -> !canSend(arg)).findFirst();
    if (unsendable.isPresent()) {
      return new CommandResult.NotStarted(
          "this Java cannot pass \"%s\" to a program; start it with -Dfile.encoding=UTF-8"
              .formatted(unsendable.get()));
    }
    try {
      return follow(start(program.get()));
    } catch (IOException e) {
      return new CommandResult.NotStarted(
          "cannot start " + command.program() + ": " + e.getMessage());
    }
  }

  /** Java 17 encodes arguments by the default charset, later ones as file names; both lose. */
  private static boolean canSend(String argument) {
    Charset used =
        Runtime.version().feature() < 18
            ? Charset.defaultCharset()
            : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return used.newEncoder().canEncode(argument);
  }

  private Process start(File program) throws IOException {
    List<String> argv = new ArrayList<>(command.argv());
    argv.set(0, program.getPath());
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().put("LC_ALL", "en_US.UTF-8");
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    // Our own working directory may be below a dead mount, where the child would hang.
    builder.directory(new File("/"));
    return builder.start();
  }

  private CommandResult follow(Process process) {
    CappedOutput out = new CappedOutput(process.getInputStream());
    CappedOutput err = new CappedOutput(process.getErrorStream());
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
    // What the child wrote before it ended is there by now; what a grandchild still may write is
    // not waited for.
    out.drain();
    err.drain();
    return new CommandResult.Exited(process.exitValue(), out.text(), err.text());
  }

  private boolean hasEnded(Process process, CappedOutput out, CappedOutput err) {
    long wait = 1;
    try {
      while (!process.waitFor(wait, TimeUnit.MILLISECONDS)) {
        boolean wrote = out.drain() | err.drain();
        wait = wrote ? 1 : Math.min(wait * 2, MAX_WAIT_MILLIS);
        if (System.nanoTime() - began >= command.limit().toNanos()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false; // the caller gave up
    }
  }
}
