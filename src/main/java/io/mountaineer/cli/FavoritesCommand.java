package io.mountaineer.cli;

import io.mountaineer.app.FavoriteService.Removed;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnmountShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code favorites}, for the shares that are looked after. */
@Command(name = "favorites", description = "Add, remove or list the shares to keep mounted.")
@Manual(
    topic = Manual.Topic.FAVORITES,
    usage = "COMMAND",
    examples = {"mountaineer favorites list", "mountaineer favorites remove CORE"})
final class FavoritesCommand extends CommandGroup {

  /**
   * Command that stops looking after a share. With {@code --cleanup} it is unmounted first, so that
   * one with open files stays a favorite as a whole.
   */
  @Command(name = "remove", description = "Stop managing a share.")
  @Manual(
      usage = "SHARE [--cleanup]",
      examples = {
        "mountaineer favorites remove CORE",
        "mountaineer favorites remove CORE --cleanup   # unmounts it as well"
      },
      exitCodes = {
        ExitCode.CONFIG,
        ExitCode.LOCKED,
        ExitCode.OPEN_FILES,
        ExitCode.PLATFORM,
        ExitCode.INTERRUPTED
      })
  static final class Remove implements Callable<Integer> {

    private final CommandContext context;

    @Mixin private ShareArgument chosen = new ShareArgument();

    @Option(
        names = "--cleanup",
        description = "Also unmount it, unless files are open, and remove its link.")
    private boolean cleanup;

    Remove(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      chosen.name();
      context.acting();
      Config config = context.app().config();
      Share share = chosen.in(config);
      OperationRunner.holdUpSignals(context);
      Removed removed =
          context.app().favorites(Terminal.isInteractive()).remove(config, share, cleanup);
      print(removed, removed.note(config.settings()));
      if (!removed.removed()) {
        return OperationRunner.code(removed.unmounted().orElseThrow());
      }
      return removed.leftLink() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void print(Removed removed, String note) {
      Optional<OperationReport> unmounted = removed.unmounted();
      List<Alias> aliases = removed.aliases();
      Console out = context.out();
      if (out.isJson()) {
        Map<String, Object> json =
            unmounted.map(OperationRunner::json).orElseGet(CommandJson::object);
        json.put("removed", removed.removed());
        json.put("note", note);
        json.put("aliases", aliases.stream().map(Alias::name).toList());
        out.print(json);
        return;
      }
      List<String> lines = new ArrayList<>();
      unmounted.ifPresent(
          report ->
              lines.addAll(OperationRunner.lines(report, new UnmountShare(false), out.colors())));
      lines.addAll(TextLayout.wrap(note, 0));
      if (!aliases.isEmpty()) {
        lines.add("Its aliases no longer work. To remove them, type:");
      }
      aliases.forEach(
          alias -> lines.add("    mountaineer alias remove --name " + ShellQuote.of(alias.name())));
      if (removed.removed() && !removed.leftLink()) {
        out.print(lines);
      } else {
        out.printFailed(lines);
      }
    }
  }

  /** Command that lists the shares of the config; looks at nothing else. */
  @Command(name = "list", description = "List the configured shares.")
  @Manual(
      examples = {"mountaineer favorites list", "mountaineer favorites list --json"},
      exitCodes = {ExitCode.CONFIG})
  static final class ListAll implements Callable<Integer> {

    private final CommandContext context;

    ListAll(CommandContext context) {
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
      return table.lines(context.out().colors(), context.out().width());
    }
  }
}
