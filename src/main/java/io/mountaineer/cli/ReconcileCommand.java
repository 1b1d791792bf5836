package io.mountaineer.cli;

import io.mountaineer.core.Config;
import io.mountaineer.engine.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code reconcile}, for one cycle. */
@Command(
    name = "reconcile",
    description = "Run one cycle: look, decide, and act where something is to be done.")
final class ReconcileCommand implements Callable<Integer> {

  private final CommandContext context;

  @ArgGroup(multiplicity = "1")
  private ShareSelection selection;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only tell what would be done, and why.")
  private boolean dryRun;

  ReconcileCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OperationRunner runner = new OperationRunner(context);
    if (!dryRun) {
      return runner.run(selection::in, new Operation.Reconcile());
    }
    Config config = context.app().config();
    runner.printPlan(context.app().reconciler().preview(config, selection.in(config)));
    return ExitCode.DONE;
  }
}
