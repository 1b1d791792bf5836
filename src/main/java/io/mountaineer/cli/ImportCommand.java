package io.mountaineer.cli;

import io.mountaineer.app.ImportEntry;
import io.mountaineer.app.ImportEntry.Result;
import io.mountaineer.app.ImportRequest;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.config.EffectiveConfig;
import io.mountaineer.core.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  /** Word that stands for an address in a line that only the user can complete. */
  private static final String PLACEHOLDER = "ADDRESS";

  private final CommandContext context;

  @Spec private CommandSpec spec;

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
    if (PLACEHOLDER.equals(thunderboltHost) || PLACEHOLDER.equals(fallbackHost)) {
      throw new UsageError(spec, "put an address of the server in place of " + PLACEHOLDER + ".");
    }
    ImportRequest request =
        new ImportRequest(
            shares, Optional.ofNullable(thunderboltHost), Optional.ofNullable(fallbackHost));
    context.app().loadedConfig().allowMissing();
    Settings settings = context.app().config().settings();
    if (request.needsSearch()) {
      context.log().showProgress(DiscoverCommand.SEARCH);
    }
    List<ImportEntry> plan = context.app().importPlan().of(context.app().config(), request);
    List<ImportEntry> entries = dryRun ? plan : imported(plan);
    Console out = context.out();
    if (out.isJson()) {
      out.print(json(entries, settings));
    } else {
      out.print(lines(entries));
    }
    return code(entries);
  }

  /** Leaves no file behind where there is nothing to add. */
  private List<ImportEntry> imported(List<ImportEntry> plan) {
    if (plan.stream().noneMatch(each -> each.result() == Result.PLANNED)) {
      return plan;
    }
    context.writingConfig();
    AtomicBoolean isInterrupted = new AtomicBoolean();
    context.shutdown().onSignal(() -> isInterrupted.set(true), OperationRunner.UNTIL_ENDED);
    return context.app().favoriteImport().run(plan, isInterrupted::get);
  }

  private static int code(List<ImportEntry> entries) {
    long failed = entries.stream().filter(each -> each.result() == Result.FAILED).count();
    if (failed == 0) {
      return ExitCode.DONE;
    }
    return failed == entries.size() ? ExitCode.FAILED : ExitCode.PARTLY;
  }

  private List<String> lines(List<ImportEntry> entries) {
    List<String> lines = new ArrayList<>();
    for (ImportEntry entry : entries) {
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
      entry.warnings().forEach(each -> lines.addAll(TextLayout.wrap("Warning: " + each, 2)));
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

  private Map<String, Object> json(List<ImportEntry> entries, Settings settings) {
    Map<String, Object> json = CommandJson.object();
    json.put("dry_run", dryRun);
    json.put("ok", code(entries) == ExitCode.DONE);
    json.put("config", context.app().configPath());
    json.put("shares", entries.stream().map(entry -> json(entry, settings)).toList());
    return json;
  }

  private Map<String, Object> json(ImportEntry entry, Settings settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("share_name", entry.share());
    json.put("result", entry.result().wire());
    json.put("favorite", entry.favorite().map(share -> ConfigJson.favorite(share, settings)));
    json.put("detail", entry.detail());
    OwnCommands commands = context.commands();
    json.put("hint", Optional.of(commands.in(entry.hint())).filter(text -> !text.isEmpty()));
    json.put("command", entry.command().map(commands::in));
    json.put("warnings", entry.warnings());
    return json;
  }
}
