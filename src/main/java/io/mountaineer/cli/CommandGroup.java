package io.mountaineer.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Command that only groups others: alone it is a usage error that names them. */
class CommandGroup implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    List<String> names =
        spec.subcommands().values().stream()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .map(each -> each.getCommandName())
            .distinct()
            .toList();
    int last = names.size() - 1;
    throw new UsageError(
        spec,
        spec.name()
            + " needs one of: "
            + String.join(", ", names.subList(0, last))
            + " or "
            + names.get(last)
            + ".");
  }
}
