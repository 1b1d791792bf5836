package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Interface;
import io.mountaineer.engine.Operation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code switch}, for a move that the user asks for. */
@Command(
    name = "switch",
    description = {
      "Bring a share to the other interface.",
      "To fallback pins it there, so that it stays; to tb ends the pin."
    })
final class SwitchCommand implements Callable<Integer> {

  private final CommandContext context;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", required = true, paramLabel = "NAME", description = "The share.")
  private String share;

  @Option(names = "--to", required = true, paramLabel = "tb|fallback", description = "Where to.")
  private Interface to;

  @Option(names = "--force", description = "Even if files are open: unsaved work in them is lost.")
  private boolean force;

  SwitchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new OperationRunner(context)
        .run(
            config -> List.of(ShareSelection.named(config, share)),
            new Operation.SwitchShare(to, force));
  }
}
