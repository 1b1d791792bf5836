package io.mountaineer.cli;

import io.mountaineer.engine.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Command {@code mount}, for what is not mounted. */
@Command(
    name = "mount",
    description = "Mount what is not mounted, via the best interface; ends every hold.")
final class MountCommand implements Callable<Integer> {

  private final CommandContext context;

  @ArgGroup(multiplicity = "1")
  private ShareSelection selection;

  MountCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new OperationRunner(context).run(selection::in, new Operation.MountShare());
  }
}
