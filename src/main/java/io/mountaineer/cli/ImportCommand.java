package io.mountaineer.cli;

import io.mountaineer.app.FavoriteImport.Entry;
import io.mountaineer.app.FavoriteImport.Request;
import io.mountaineer.app.FavoriteImport.Result;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.config.EffectiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code favorites import}, which makes favorites of what is mounted. */
@Command(
    name = "import",
    description = {
      "Add what is mounted now: account, share and address are taken from the mount.",
      "The mount stays. The other address is found if the server proves to be the same."
    })
@Manual(
    usage = "[--share SHARE...] [--tb-host HOST] [--fallback-host HOST] [--dry-run]",
    examples = {
      "mountaineer favorites import --dry-run   # what would be added",
      "mountaineer favorites import --tb-host 10.10.10.1",
      "mountaineer favorites import --share CORE --fallback-host macmini.local"
    },
    exitCodes = {
      ExitCode.PARTLY,
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.PLATFORM,
      ExitCode.INTERRUPTED
    })
final class ImportCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      arity = "1..*",
      description = "Name of a mounted share; all if not given.")
  private List<String> shares = new ArrayList<>();

  @Option(
      names = "--tb-host",
      paramLabel = "HOST",
      description = "Address of the server over Thunderbolt, for all of them.")
  private String thunderboltHost;

  @Option(
      names = "--fallback-host",
      paramLabel = "HOST",
      description = "Address of the same server when Thunderbolt is gone, for all of them.")
  private String fallbackHost;

  @Option(names = "--dry-run", description = "Only print the entries.")
  private boolean dryRun;

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Request request =
        new Request(
            shares, Optional.ofNullable(thunderboltHost), Optional.ofNullable(fallbackHost));
    List<Entry> entries = dryRun ? planned(request) : imported(request);
    Console out = context.out();
    if (out.isJson()) {
      out.print(json(entries, context.app().config().settings()));
    } else {
      out.print(lines(entries));
    }
    return code(entries);
  }

  private List<Entry> planned(Request request) {
    return context.app().favoriteImport().plan(context.app().config(), request);
  }

  private List<Entry> imported(Request request) {
    context.acting();
    Config config = context.app().config();
    OperationRunner.holdUpSignals(context);
    return context.app().favoriteImport().run(config, request);
  }

  private static int code(List<Entry> entries) {
    long failed = entries.stream().filter(each -> each.result() == Result.FAILED).count();
    if (failed == 0) {
      return ExitCode.DONE;
    }
    return failed == entries.size() ? ExitCode.FAILED : ExitCode.PARTLY;
  }

  private List<String> lines(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      String what =
          switch (entry.result()) {
            case ADDED -> "added";
            case PLANNED -> "would be added";
            case SKIPPED -> "skipped";
            case FAILED -> "not added";
          };
      String reason = entry.result() == Result.PLANNED ? "" : ": " + entry.detail();
      lines.addAll(TextLayout.wrap(entry.share() + " " + what + reason, 0));
      if (!entry.hint().isEmpty()) {
        lines.addAll(TextLayout.wrap(entry.hint(), 2));
      }
    }
    if (dryRun) {
      entries.stream()
          .flatMap(entry -> entry.favorite().stream())
          .forEach(
              share -> {
                lines.add("");
                EffectiveConfig.entry(share).lines().forEach(lines::add);
              });
    }
    return lines;
  }

  private Map<String, Object> json(List<Entry> entries, Settings settings) {
    Map<String, Object> json = CommandJson.object();
    json.put("dry_run", dryRun);
    json.put("ok", code(entries) == ExitCode.DONE);
    json.put("config", context.app().configPath());
    json.put("shares", entries.stream().map(entry -> json(entry, settings)).toList());
    return json;
  }

  private static Map<String, Object> json(Entry entry, Settings settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("share_name", entry.share());
    json.put("result", entry.result().wire());
    json.put("favorite", entry.favorite().map(share -> ConfigJson.favorite(share, settings)));
    json.put("detail", entry.detail());
    json.put("hint", Optional.of(entry.hint()).filter(text -> !text.isEmpty()));
    json.put("command", entry.command());
    return json;
  }
}
