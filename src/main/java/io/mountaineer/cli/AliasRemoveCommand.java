package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alias remove}: takes an alias out of the config, and its link away if that is ours. */
@Command(name = "remove", description = "Remove a symlink and look after it no longer.")
final class AliasRemoveCommand implements Callable<Integer> {

  private final CommandContext context;

  @Completes(Completes.Subject.ALIAS)
  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The alias of this name.")
  private String name;

  AliasRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    Config config = context.app().config();
    Alias alias = named(config);
    tell(alias, context.app().aliases().remove(config, alias));
    return ExitCode.DONE;
  }

  private Alias named(Config config) {
    return config
        .alias(name)
        .orElseThrow(
            () ->
                new UserError(
                    Kind.INVALID_REQUEST,
                    "there is no alias '" + name + "' in the config; nothing was changed",
                    config.aliases().isEmpty()
                        ? "no aliases are configured yet"
                        : "configured are: "
                            + config.aliases().stream()
                                .map(Alias::name)
                                .collect(Collectors.joining(", "))));
  }

  private void tell(Alias alias, LinkStatus link) {
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json = CommandJson.object();
      json.put("name", alias.name());
      json.put("path", alias.path());
      json.put("removed", true);
      json.put("link", link.wire());
      out.print(json);
      return;
    }
    String rest =
        link == LinkStatus.MISSING
            ? alias.path() + " is removed"
            : alias.path() + " is not our link and is left alone";
    out.print(TextLayout.wrap(alias.name() + " is no longer an alias; " + rest, 0));
  }
}
