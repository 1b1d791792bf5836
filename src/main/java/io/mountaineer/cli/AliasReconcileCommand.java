package io.mountaineer.cli;

import io.mountaineer.cli.json.AliasJson;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.engine.Links;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alias reconcile}: makes missing links, replaces outdated ones of ours. */
@Command(name = "reconcile", description = "Repair the symlinks of all aliases.")
final class AliasReconcileCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--all", description = "Every alias; so it is without this option, too.")
  private boolean all;

  AliasReconcileCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    Config config = context.app().config();
    Links links = context.app().links();
    config.aliases().forEach(alias -> links.repair(alias.link(config.settings())));
    List<AliasReport> reports = context.app().aliasInspector().look(config, config.aliases());
    Console out = context.out();
    if (out.isJson()) {
      out.print(AliasJson.all(reports));
    } else {
      out.print(new AliasText(out.paint()).table(reports));
    }
    return code(reports);
  }

  /** What lies behind a right link is not this command's affair. */
  private static int code(List<AliasReport> reports) {
    long right = reports.stream().filter(each -> each.link() == LinkStatus.CORRECT).count();
    if (right == reports.size()) {
      return ExitCode.DONE;
    }
    return right == 0 ? ExitCode.FAILED : ExitCode.PARTLY;
  }
}
