package io.mountaineer.cli;

import io.mountaineer.app.AddressWarnings;
import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.ServerComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class FavoriteAddCommand implements Callable<Integer> {

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

  FavoriteAddCommand(CommandContext context) {
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
    lines.addAll(OperationRunner.lines(added.mounted(), new Operation.MountShare(), out.colors()));
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
