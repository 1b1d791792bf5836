package io.mountaineer.cli;

import io.mountaineer.engine.UnmountShare;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code unmount}, which unmounts shares and keeps them unmounted. */
@Command(
    name = "unmount",
    description = {
      "Unmount shares, and keep them unmounted until you run 'mount'.",
      "A share with open files stays mounted, and the programs that use it are named."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "SHARE | --all  [--force]",
    examples = {
      "mountaineer unmount CORE",
      "mountaineer unmount --all",
      "mountaineer unmount CORE --force   # cuts files that are open"
    },
    exitCodes = {
      ExitCode.PARTLY,
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.OPEN_FILES,
      ExitCode.PLATFORM,
      ExitCode.INTERRUPTED
    })
final class UnmountCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  @Option(
      names = "--force",
      description = "Proceed even if files are open. Unsaved changes are lost.")
  private boolean force;

  UnmountCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new OperationRunner(context).run(selection.required()::in, new UnmountShare(force));
  }
}
