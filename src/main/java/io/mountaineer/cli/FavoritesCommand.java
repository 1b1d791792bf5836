package io.mountaineer.cli;

import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.app.FavoriteService.Removed;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
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

/** Command {@code favorites}, for the shares that are looked after. */
@Command(name = "favorites", description = "Add, remove or list the shares to look after.")
final class FavoritesCommand extends CommandGroup {

  /** Command that writes a share to the config, makes its link and mounts it. */
  @Command(
      name = "add",
      description = "Look after a share from now on: write it to the config, link it, mount it.")
  static final class Add implements Callable<Integer> {

    private final CommandContext context;

    @Option(
        names = "--share",
        paramLabel = "NAME",
        required = true,
        description = "What to call it here; names the stable path.")
    private String name;

    @Option(
        names = "--tb-host",
        paramLabel = "HOST",
        required = true,
        description = "The preferred address, over Thunderbolt.")
    private String thunderboltHost;

    @Option(
        names = "--fallback-host",
        paramLabel = "HOST",
        required = true,
        description = "The address when Thunderbolt is gone.")
    private String fallbackHost;

    @Option(
        names = "--username",
        paramLabel = "USER",
        required = true,
        description = "The account on the server; \"\" for a guest. Never a password.")
    private String username;

    @Option(
        names = "--remote-share",
        paramLabel = "SHARE",
        description = "What the server calls it, if not the same.")
    private String shareName;

    Add(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      context.acting();
      String remote = shareName == null ? name : shareName;
      Share wanted = new Share(name, username, thunderboltHost, fallbackHost, remote);
      OperationRunner.holdUpSignals(context);
      Added added = context.app().favorites(Terminal.isInteractive()).add(wanted);
      print(added);
      return OperationRunner.code(added.mounted());
    }

    private void print(Added added) {
      Share share = added.share();
      List<String> advice = added.finderUrls().isEmpty() ? List.of() : advice(added);
      Console out = context.out();
      if (out.isJson()) {
        Map<String, Object> json = OperationRunner.json(added.mounted());
        json.put("config", context.app().configPath());
        json.put("favorite", ConfigJson.favorite(share, added.config().settings()));
        json.put("advice", advice);
        out.print(json);
        return;
      }
      List<String> lines = new ArrayList<>();
      lines.add(share.name() + " is a favorite now; it is in " + context.app().configPath());
      lines.addAll(OperationRunner.lines(added.mounted(), out.colors()));
      lines.addAll(advice);
      out.print(lines);
    }

    private static List<String> advice(Added added) {
      List<String> lines = new ArrayList<>();
      lines.addAll(
          TextLayout.wrap(
              "It stays a favorite. If macOS has not been told the password yet: once for each"
                  + " address, in Finder choose Go > Connect to Server, open it and tick \"Remember"
                  + " this password in my keychain\":",
              0));
      added.finderUrls().forEach(url -> lines.add("    " + url));
      lines.add("Eject it in Finder again, then type:");
      lines.add("    mountaineer mount --share " + ShellQuote.of(added.share().name()));
      return lines;
    }
  }

  /**
   * Command that stops looking after a share. With {@code --cleanup} it is unmounted first, so that
   * one with open files stays a favorite as a whole.
   */
  @Command(name = "remove", description = "Look after a share no longer.")
  static final class Remove implements Callable<Integer> {

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

    Remove(CommandContext context) {
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
      unmounted.ifPresent(report -> lines.addAll(OperationRunner.lines(report, out.colors())));
      lines.addAll(TextLayout.wrap(note, 0));
      if (!aliases.isEmpty()) {
        lines.add("Aliases that lead into it stay. To remove them, type:");
      }
      aliases.forEach(
          alias -> lines.add("    mountaineer alias remove --name " + ShellQuote.of(alias.name())));
      out.print(lines);
    }
  }

  /** Command that lists the shares of the config; looks at nothing else. */
  @Command(name = "list", description = "List the configured shares.")
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
      return table.lines(context.out().colors());
    }
  }
}
