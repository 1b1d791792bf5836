package io.mountaineer.cli;

import io.mountaineer.app.HandoverRequests;
import io.mountaineer.app.OutcomeText;
import io.mountaineer.app.UserError;
import io.mountaineer.cli.json.CommandJson;
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

/** Run of an operation for a command: act, report each share, and choose the exit code. */
final class OperationRunner {

  /**
   * Limit for an interrupt that waits for the move under way: longer than any step that waits for
   * nobody, since a share that is left unmounted is worse than a prompt that comes late.
   */
  static final Duration UNTIL_ENDED = Duration.ofSeconds(60);

  private static final int INDENT = 2;

  private final CommandContext context;

  OperationRunner(CommandContext context) {
    this.context = context;
  }

  /**
   * Runs an operation.
   *
   * @param chosen selects the shares from the config
   * @return the exit code
   */
  int run(Function<Config, List<Share>> chosen, Operation operation) {
    context.acting();
    Config config = context.app().config();
    List<Share> shares = chosen.apply(config);
    holdUpSignals(context);
    OperationReport report =
        context.app().shares(Terminal.isInteractive()).execute(config, shares, operation);
    print(report, operation);
    return code(report);
  }

  /** Holds up a signal from now on until the work under way has ended. */
  static void holdUpSignals(CommandContext context) {
    context.shutdown().onSignal(() -> {}, UNTIL_ENDED);
  }

  void print(OperationReport report, Operation operation) {
    print(report, operation, List.of());
  }

  /**
   * Prints a report.
   *
   * @param more paragraphs below it, for people
   */
  void print(OperationReport report, Operation operation, List<String> more) {
    Console out = context.out();
    if (out.isJson()) {
      out.print(json(report));
    } else if (!out.isQuiet()) {
      List<String> lines = new ArrayList<>(lines(report, operation, out.colors()));
      more.forEach(each -> lines.addAll(TextLayout.wrap(each, 0)));
      out.print(lines);
    } else if (!report.isWell()) {
      out.printFailed(lines(failed(report), operation, out.colors()));
    }
  }

  /** Returns what is left of a report for a user who wants errors only. */
  private static OperationReport failed(OperationReport report) {
    List<ShareReport> failed = report.shares().stream().filter(each -> !each.isWell()).toList();
    return new OperationReport(failed, report.locked());
  }

  static List<String> lines(OperationReport report, Operation operation, Colors colors) {
    List<String> lines = new ArrayList<>();
    if (report.shares().isEmpty() && report.locked().isEmpty()) {
      lines.addAll(StatusText.NO_SHARES);
    }
    OutcomeText.messages(report.shares(), operation)
        .forEach(message -> lines.addAll(lines(message, colors)));
    report
        .locked()
        .forEach(
            (share, holder) ->
                lines.addAll(
                    TextLayout.wrap(share + " was not changed: " + locked(holder) + ".", 0)));
    return lines;
  }

  private static List<String> lines(OutcomeText.Message message, Colors colors) {
    List<String> lines = new ArrayList<>(TextLayout.wrap(message.headline(), 0));
    lines.set(0, coloured(message.example(), lines.get(0), colors));
    message.details().forEach(each -> lines.addAll(TextLayout.wrap(each, INDENT)));
    return lines;
  }

  private static String coloured(ShareReport report, String text, Colors colors) {
    if (!report.isWell()) {
      return colors.bad(text);
    }
    return report.isTbReady() ? colors.attention(text) : text;
  }

  /** Prints what would be done, for {@code --dry-run}. */
  void printPlan(List<ShareReport> shares) {
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
      String plan = share.share().name() + ": " + OutcomeText.plan(share.decision());
      lines.addAll(TextLayout.wrap(plan, 0));
      lines.addAll(TextLayout.wrap(share.decision().reason(), INDENT));
    }
    out.print(lines);
  }

  static Map<String, Object> json(OperationReport report) {
    return json(report, code(report));
  }

  /**
   * Returns the object for a report.
   *
   * @param code with which the command ends
   */
  static Map<String, Object> json(OperationReport report, int code) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", code == ExitCode.DONE);
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

  /** Adds the requests that were lost, if any. */
  static void addLost(Map<String, Object> json, HandoverRequests requests) {
    if (!requests.lost().isEmpty()) {
      json.put("lost_requests", requests.lost().stream().map(UserError::text).toList());
    }
  }

  private static String locked(String holder) {
    return "another mountaineer works on it: " + holder;
  }

  /**
   * Returns 0 if all is well, the code of the failure if there is one kind and no success, else 3.
   */
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

  /**
   * Returns the exit code of a command that made requests, too.
   *
   * @param otherwise code if none was lost
   */
  static int code(HandoverRequests requests, int otherwise) {
    return requests.lost().isEmpty() ? otherwise : ExitCode.FAILED;
  }

  private static boolean lacksTool(ShareReport report) {
    return report.outcome() instanceof Outcome.Failed failed
        && failed.failure().kind() == Failure.Kind.TOOL_MISSING;
  }

  private static boolean isRefused(ShareReport report) {
    return !report.isWell() && report.outcome() instanceof Outcome.Busy;
  }
}
