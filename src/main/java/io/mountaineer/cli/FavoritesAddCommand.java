package io.mountaineer.cli;

import io.mountaineer.app.FavoriteService.Added;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code favorites add}: writes a share to the config, makes its link and mounts it. */
@Command(
    name = "add",
    description = "Look after a share from now on: write it to the config, link it, mount it.")
final class FavoritesAddCommand implements Callable<Integer> {

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

  FavoritesAddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    String remote = shareName == null ? name : shareName;
    Share wanted = new Share(name, username, thunderboltHost, fallbackHost, remote);
    OperationRunner.holdUpSignals(context);
    Added added = context.app().favorites(Terminal.isInteractive()).add(wanted);
    tell(added);
    return OperationRunner.code(added.mounted());
  }

  private void tell(Added added) {
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
    lines.addAll(OperationRunner.lines(added.mounted(), out.paint()));
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
