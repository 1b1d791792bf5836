package io.mountaineer.cli;

import io.mountaineer.app.AddressWarnings;
import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.app.FavoriteService.Removed;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.UnmountShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code favorites}, for the shares that are looked after. */
@Command(name = "favorites", description = "Add, remove or list the shares to keep mounted.")
@Manual(
    topic = Manual.Topic.FAVORITES,
    usage = "COMMAND",
    examples = {"mountaineer favorites list", "mountaineer favorites remove CORE"})
final class FavoritesCommand extends CommandGroup {

  /** Command that writes a share to the config, makes its link and mounts it. */
  @Command(name = "add", description = "Add a share: save it, link it and mount it.")
  @Manual(
      usage = "SHARE --tb-host HOST --fallback-host HOST --username USER [--remote-share SHARE]",
      examples = {
        "mountaineer favorites add CORE --tb-host 10.10.10.1 --fallback-host macmini.local"
            + " --username jane",
        "mountaineer favorites add Photos --remote-share \"Photo Library\" --tb-host 10.10.10.1"
            + " --fallback-host macmini.local --username jane"
      },
      exitCodes = {
        ExitCode.CONFIG,
        ExitCode.LOCKED,
        ExitCode.OPEN_FILES,
        ExitCode.PLATFORM,
        ExitCode.INTERRUPTED
      })
  static final class Add implements Callable<Integer> {

    private final CommandContext context;

    @Spec private CommandSpec spec;

    @Option(names = "--share", paramLabel = "NAME", description = "The name, in place of SHARE.")
    private String option;

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "SHARE",
        description = "Name of the share here; also of its folder in ~/Shares.")
    private String word;

    @Option(
        names = "--tb-host",
        paramLabel = "HOST",
        required = true,
        description = "Address of the server over Thunderbolt.")
    private String thunderboltHost;

    @Option(
        names = "--fallback-host",
        paramLabel = "HOST",
        required = true,
        description = "Address of the same server when Thunderbolt is gone.")
    private String fallbackHost;

    @Option(
        names = "--username",
        paramLabel = "USER",
        required = true,
        description = "Account on the server; \"\" for a guest. Never a password.")
    private String username;

    @Option(
        names = "--remote-share",
        paramLabel = "SHARE",
        description = "Name of the share on the server, if different.")
    private String shareName;

    Add(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      String name = ShareArgument.chosen(spec, option, word);
      context.writingConfig();
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
        json.put("servers", json(added.servers()));
        json.put("advice", advice);
        json.put("warnings", warnings(added));
        out.print(json);
        return;
      }
      List<String> lines = new ArrayList<>();
      lines.addAll(
          TextLayout.wrap("Added " + share.name() + " to " + context.app().configPath() + ".", 0));
      lines.addAll(
          OperationRunner.lines(added.mounted(), new Operation.MountShare(), out.colors()));
      lines.addAll(servers(added.servers(), out.colors()));
      warnings(added).forEach(each -> lines.addAll(TextLayout.wrap("Warning: " + each, 0)));
      lines.addAll(advice);
      if (OperationRunner.code(added.mounted()) == ExitCode.DONE) {
        out.print(lines);
      } else {
        out.printFailed(lines);
      }
    }

    /** Servers that tell nothing are common, and nothing can be done about it. */
    private static List<String> servers(ServerComparison compared, Colors colors) {
      return switch (compared.result()) {
        case SAME, SAME_NAME -> TextLayout.wrap(compared.text() + ".", 0);
        case DIFFERENT ->
            TextLayout.wrap("Warning: " + compared.text() + ".", 0).stream()
                .map(colors::bad)
                .toList();
        case UNKNOWN -> List.of();
      };
    }

    private static Map<String, Object> json(ServerComparison compared) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("comparison", compared.result().wire());
      json.put("text", compared.text());
      return json;
    }

    private List<String> warnings(Added added) {
      AddressWarnings warnings = context.app().addressWarnings(added.config().settings());
      return added.mounted().shares().stream()
          .flatMap(report -> warnings.of(report).stream())
          .toList();
    }

    private static List<String> advice(Added added) {
      List<String> lines = new ArrayList<>();
      lines.addAll(
          TextLayout.wrap(
              "It stays configured. macOS saves one password per address: once for each, in Finder"
                  + " choose Go > Connect to Server, open it and tick \"Remember this password in"
                  + " my keychain\":",
              0));
      added.finderUrls().forEach(url -> lines.add("    " + url));
      lines.add("Eject it in Finder again, then type:");
      lines.add("    " + NextCommand.mount(added.share()));
      return lines;
    }
  }

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
