package io.mountaineer.cli;

import io.mountaineer.engine.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code unmount}, which unmounts shares and keeps them unmounted. */
@Command(
    name = "unmount",
    description = "Unmount and leave it so until 'mount'; a share with open files stays.")
final class UnmountCommand implements Callable<Integer> {

  private final CommandContext context;

  @ArgGroup(multiplicity = "1")
  private ShareSelection selection;

  @Option(names = "--force", description = "Even if files are open: unsaved work in them is lost.")
  private boolean force;

  UnmountCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new OperationRunner(context).run(selection::in, new Operation.UnmountShare(force));
  }
}
