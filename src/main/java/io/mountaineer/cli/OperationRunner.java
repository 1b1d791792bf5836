package io.mountaineer.cli;

import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.json.Json;
import io.mountaineer.cli.json.ShareJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the acting commands have in common: act, tell every share's end, and count the failures. */
final class OperationRunner {

  /**
   * How long an interrupt waits for the move under way: longer than any step that waits for nobody,
   * since a share that is left unmounted is worse than a prompt that comes late.
   */
  private static final Duration UNTIL_ENDED = Duration.ofSeconds(60);

  private final CommandContext context;

  OperationRunner(CommandContext context) {
    this.context = context;
  }

  /**
   * Carries out a wish.
   *
   * @param chosen the shares it is about, out of the config
   */
  int run(Function<Config, List<Share>> chosen, Operation verb) {
    context.acting();
    Config config = context.app().config();
    List<Share> shares = chosen.apply(config);
    holdUpSignals(context);
    OperationReport report =
        context.app().shares(Terminal.isInteractive()).execute(config, shares, verb);
    tell(report);
    return code(report);
  }

  /** From now on a signal is held up until what is under way has ended. */
  static void holdUpSignals(CommandContext context) {
    context.shutdown().onSignal(() -> {}, UNTIL_ENDED);
  }

  void tell(OperationReport report) {
    Console out = context.out();
    if (out.isJson()) {
      out.print(json(report));
    } else {
      out.print(lines(report, out.paint()));
    }
  }

  static List<String> lines(OperationReport report, Colors paint) {
    OutcomeText text = new OutcomeText(paint);
    List<String> lines = new ArrayList<>();
    if (report.shares().isEmpty() && report.locked().isEmpty()) {
      lines.addAll(StatusText.NO_SHARES);
    }
    report.shares().forEach(share -> lines.addAll(text.lines(share)));
    report
        .locked()
        .forEach((share, holder) -> lines.add(share + ": left as it is, " + locked(holder)));
    return lines;
  }

  /** What would be done, for {@code --dry-run}. */
  void tellPlan(List<ShareReport> shares) {
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json = CommandJson.object();
      json.put("dry_run", true);
      json.put("shares", shares.stream().map(ShareJson::status).toList());
      out.print(json);
      return;
    }
    List<String> lines = new ArrayList<>(shares.isEmpty() ? StatusText.NO_SHARES : List.of());
    for (ShareReport share : shares) {
      lines.add(share.share().name() + ": would " + share.decision().action());
      lines.addAll(TextLayout.wrap(share.decision().reason(), OutcomeText.INDENT));
    }
    out.print(lines);
  }

  static Map<String, Object> json(OperationReport report) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", code(report) == ExitCode.DONE);
    json.put("shares", report.shares().stream().map(ShareJson::acted).toList());
    List<Map<String, Object>> locked = new ArrayList<>();
    report
        .locked()
        .forEach(
            (share, holder) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("name", share);
              entry.put("locked_by", locked(holder));
              locked.add(entry);
            });
    json.put("locked", locked);
    return json;
  }

  private static String locked(String holder) {
    return "another mountaineer acts on it: " + holder;
  }

  /** 0 when all is well; the kind of failure when there is one kind and nothing else; else 3. */
  static int code(OperationReport report) {
    int total = report.shares().size() + report.locked().size();
    long busy = report.shares().stream().filter(OperationRunner::isRefused).count();
    if (report.isWell()) {
      return ExitCode.DONE;
    }
    if (report.locked().size() == total) {
      return ExitCode.LOCKED;
    }
    if (busy == total) {
      return ExitCode.OPEN_FILES;
    }
    if (report.shares().stream().allMatch(OperationRunner::lacksTool)) {
      return ExitCode.PLATFORM;
    }
    return report.shares().stream().noneMatch(ShareReport::isWell)
        ? ExitCode.FAILED
        : ExitCode.PARTLY;
  }

  private static boolean lacksTool(ShareReport report) {
    return report.outcome() instanceof Outcome.Failed failed
        && failed.failure().kind() == Failure.Kind.TOOL_MISSING;
  }

  private static boolean isRefused(ShareReport report) {
    return !report.isWell() && report.outcome() instanceof Outcome.Busy;
  }
}
