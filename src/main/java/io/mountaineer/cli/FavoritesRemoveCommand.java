package io.mountaineer.cli;

import io.mountaineer.app.FavoriteService.Removed;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.OperationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code favorites remove}: stops looking after a share. With {@code --cleanup} it is unmounted
 * first, so that one with open files stays a favorite as a whole.
 */
@Command(name = "remove", description = "Look after a share no longer.")
final class FavoritesRemoveCommand implements Callable<Integer> {

  private final CommandContext context;

  @Completes(Completes.Subject.SHARE)
  @Option(
      names = "--share",
      paramLabel = "NAME",
      required = true,
      description = "The share of this name.")
  private String name;

  @Option(
      names = "--cleanup",
      description = "Also unmount it, unless files are open, and remove its link.")
  private boolean cleanup;

  FavoritesRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    Config config = context.app().config();
    Share share = ShareSelection.named(config, name);
    OperationRunner.holdUpSignals(context);
    Removed removed =
        context.app().favorites(Terminal.isInteractive()).remove(config, share, cleanup);
    tell(removed, removed.note(config.settings()));
    if (!removed.removed()) {
      return OperationRunner.code(removed.unmounted().orElseThrow());
    }
    return removed.leftLink() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void tell(Removed removed, String note) {
    Optional<OperationReport> unmounted = removed.unmounted();
    List<Alias> orphans = removed.aliases();
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json =
          unmounted.map(OperationRunner::json).orElseGet(CommandJson::object);
      json.put("removed", removed.removed());
      json.put("note", note);
      json.put("aliases", orphans.stream().map(Alias::name).toList());
      out.print(json);
      return;
    }
    List<String> lines = new ArrayList<>();
    unmounted.ifPresent(report -> lines.addAll(OperationRunner.lines(report, out.paint())));
    lines.addAll(TextLayout.wrap(note, 0));
    if (!orphans.isEmpty()) {
      lines.add("Aliases that lead into it stay. To remove them, type:");
    }
    orphans.forEach(
        alias -> lines.add("    mountaineer alias remove --name " + ShellQuote.of(alias.name())));
    out.print(lines);
  }
}
