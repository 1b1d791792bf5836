package io.mountaineer.cli;

import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code favorites list}: what the config says about shares; looks at nothing else. */
@Command(name = "list", description = "List the configured shares.")
final class FavoritesListCommand implements Callable<Integer> {

  private final CommandContext context;

  FavoritesListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    Console out = context.out();
    if (out.isJson()) {
      out.print(ConfigJson.favorites(config));
    } else {
      out.print(config.shares().isEmpty() ? StatusText.NO_SHARES : table(config));
    }
    return ExitCode.DONE;
  }

  private List<String> table(Config config) {
    Table table = new Table("NAME", "SHARE", "USER", "THUNDERBOLT", "FALLBACK");
    for (Share share : config.shares()) {
      table.add(
          share.name(),
          share.shareName(),
          share.username().isEmpty() ? "(guest)" : share.username(),
          share.thunderboltHost(),
          share.fallbackHost());
    }
    return table.lines(context.out().paint());
  }
}
