package io.mountaineer.cli;

import io.mountaineer.cli.json.AliasJson;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code alias list}: how every alias stands; changes nothing. */
@Command(name = "list", description = "List the aliases and tell how each stands.")
final class AliasListCommand implements Callable<Integer> {

  private final CommandContext context;

  AliasListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    List<AliasReport> reports = context.app().aliasInspector().look(config, config.aliases());
    Console out = context.out();
    if (out.isJson()) {
      out.print(AliasJson.all(reports));
    } else {
      out.print(new AliasText(out.paint()).table(reports));
    }
    return ExitCode.DONE;
  }
}
