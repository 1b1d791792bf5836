package io.mountaineer.cli;

import io.mountaineer.engine.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Command {@code mount}, for what is not mounted. */
@Command(
    name = "mount",
    description = "Mount shares over the best address; resumes shares you unmounted.")
@Manual(
    topic = Manual.Topic.ACT,
    usage = "SHARE | --all",
    examples = {"mountaineer mount CORE", "mountaineer mount --all"},
    exitCodes = {
      ExitCode.PARTLY,
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.OPEN_FILES,
      ExitCode.PLATFORM,
      ExitCode.INTERRUPTED
    })
final class MountCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  MountCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new OperationRunner(context).run(selection.required()::in, new Operation.MountShare());
  }
}
