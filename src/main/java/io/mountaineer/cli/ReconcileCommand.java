package io.mountaineer.cli;

import io.mountaineer.core.Config;
import io.mountaineer.engine.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code reconcile}, for one cycle. */
@Command(name = "reconcile", description = "Check shares once and fix what needs fixing.")
@Manual(
    topic = Manual.Topic.ACT,
    usage = "SHARE | --all  [--dry-run]",
    examples = {
      "mountaineer reconcile --all",
      "mountaineer reconcile CORE --dry-run   # the plan and its reason"
    },
    exitCodes = {
      ExitCode.PARTLY,
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.OPEN_FILES,
      ExitCode.PLATFORM,
      ExitCode.INTERRUPTED
    })
final class ReconcileCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only print what would be done, and why.")
  private boolean dryRun;

  ReconcileCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    selection.required();
    OperationRunner runner = new OperationRunner(context);
    if (!dryRun) {
      return runner.run(selection::in, new Operation.Reconcile());
    }
    Config config = context.app().config();
    runner.printPlan(context.app().reconciler().preview(config, selection.in(config)));
    return ExitCode.DONE;
  }
}
