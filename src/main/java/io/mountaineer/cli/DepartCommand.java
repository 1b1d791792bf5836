package io.mountaineer.cli;

import io.mountaineer.app.Departed;
import io.mountaineer.app.HandoverRequests;
import io.mountaineer.app.HandoverService;
import io.mountaineer.app.RequestService.End;
import io.mountaineer.core.Config;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Arrival;
import io.mountaineer.engine.Departure;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnplugCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code depart}, before Thunderbolt is unplugged. */
@Command(
    name = "depart",
    description = {
      "Move shares to the fallback address before you unplug Thunderbolt, and say when it is safe.",
      "They stay there until Thunderbolt has been unplugged and is back, or until 'arrive'."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[SHARE] [--when-idle [--timeout DURATION | --until HH:MM]] [--unmount] [--force]",
    examples = {
      "mountaineer depart",
      "mountaineer depart --when-idle --timeout 10m",
      "mountaineer depart CORE --unmount   # also where the fallback address does not answer"
    },
    exitCodes = {
      ExitCode.PARTLY,
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.OPEN_FILES,
      ExitCode.PLATFORM,
      ExitCode.TIMED_OUT,
      ExitCode.INTERRUPTED
    })
final class DepartCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Mixin private ShareFilter selection = new ShareFilter();

  @Option(names = "--when-idle", description = "Wait until the files in use are closed.")
  private boolean whenIdle;

  @Mixin private TimeLimit limit = new TimeLimit();

  @Option(
      names = "--unmount",
      description = "Unmount a share whose fallback address does not answer.")
  private boolean unmount;

  @Option(
      names = "--force",
      description = "Proceed even if files are open. Unsaved changes are lost.")
  private boolean force;

  DepartCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requireFittingOptions();
    Optional<Instant> end = limit.end(context.app().clock().now());
    Config config = context.acting().config();
    List<Share> leaving =
        selection
            .name()
            .map(name -> List.of(ShareSelection.named(config, name)))
            .orElseGet(config::shares);
    OperationRunner.holdUpSignals(context);
    HandoverService handover = context.app().handover(Terminal.isInteractive());
    OperationReport report = handover.depart(config, leaving, force, unmount);
    HandoverRequests waiting =
        whenIdle ? handover.departWhenIdle(report, unmount, end) : HandoverRequests.NONE;
    return waiting.made().isEmpty()
        ? ended(handover.check(config, report), List.of(), waiting)
        : awaited(handover, config, leaving, report, waiting);
  }

  private void requireFittingOptions() {
    if (limit.isGiven() && !whenIdle) {
      throw new UsageError(spec, "--timeout and --until need --when-idle.");
    }
    if (force && whenIdle) {
      throw new UsageError(spec, "give either --force or --when-idle, not both.");
    }
  }

  private int awaited(
      HandoverService handover,
      Config config,
      List<Share> leaving,
      OperationReport report,
      HandoverRequests waiting) {
    RequestRunner runner = new RequestRunner(context);
    Map<Share, End> ends = runner.await(config, waiting.made());
    OperationReport now = runner.reportNow(config, leaving, report.locked());
    List<String> lines = new ArrayList<>();
    ends.forEach((share, how) -> lines.add(RequestRunner.text(share, how)));
    int code = ended(handover.check(config, now), lines, waiting);
    int byEnds = RequestRunner.code(ends.values());
    return byEnds == ExitCode.DONE ? code : OperationRunner.code(waiting, byEnds);
  }

  private int ended(Departed departed, List<String> before, HandoverRequests waiting) {
    OperationReport report = departed.report();
    int code = OperationRunner.code(waiting, code(departed));
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json = OperationRunner.json(report, code);
      json.put("safe", safe(departed));
      json.put("using", departed.check().using());
      json.put("unproven", departed.check().unproven());
      OperationRunner.addLost(json, waiting);
      out.print(json);
      return code;
    }
    List<String> lines = new ArrayList<>(before);
    if (before.isEmpty()) {
      Operation operation = new Departure(force, unmount);
      lines.addAll(OperationRunner.lines(report, operation, out.colors()));
    }
    lines.addAll(verdict(departed));
    if (code == ExitCode.DONE) {
      out.print(lines);
    } else {
      out.printFailed(lines);
    }
    waiting.throwIfLost();
    return code;
  }

  private static List<String> verdict(Departed departed) {
    List<String> lines = new ArrayList<>();
    switch (departed.safety()) {
      case SAFE -> lines.add("Safe to unplug Thunderbolt.");
      case UNSAFE -> lines.add("Not safe to unplug Thunderbolt.");
      case UNKNOWN -> {}
    }
    UnplugCheck.Result check = departed.check();
    check.using().forEach(each -> lines.add("It is used by " + each + "."));
    check
        .unproven()
        .forEach(each -> lines.add("Could not check which cable macOS uses for " + each + "."));
    check.unknown().ifPresent(why -> lines.add("Could not check what uses Thunderbolt: " + why));
    return lines;
  }

  /** Returns null where it is not known. */
  private static Boolean safe(Departed departed) {
    return switch (departed.safety()) {
      case SAFE -> true;
      case UNSAFE -> false;
      case UNKNOWN -> null;
    };
  }

  private static int code(Departed departed) {
    if (!departed.hasLeft()) {
      int code = OperationRunner.code(departed.report());
      return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }
    return switch (departed.safety()) {
      case SAFE -> departed.report().isWell() ? ExitCode.DONE : ExitCode.PARTLY;
      case UNSAFE -> ExitCode.FAILED;
      case UNKNOWN -> ExitCode.PARTLY;
    };
  }

  /** Command {@code arrive}, once Thunderbolt is plugged in again. */
  @Command(
      name = "arrive",
      description = {
        "Bring shares back to Thunderbolt now, and mount what is not mounted.",
        "A share in use stays where it is until it is idle; the monitor moves it then."
      })
  @Manual(
      topic = Manual.Topic.ACT,
      usage = "[SHARE]",
      examples = {"mountaineer arrive", "mountaineer arrive CORE"},
      exitCodes = {
        ExitCode.PARTLY,
        ExitCode.CONFIG,
        ExitCode.LOCKED,
        ExitCode.OPEN_FILES,
        ExitCode.PLATFORM,
        ExitCode.INTERRUPTED
      })
  static final class Arrive implements Callable<Integer> {

    private final CommandContext context;

    @Mixin private ShareFilter selection = new ShareFilter();

    Arrive(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Config config = context.acting().config();
      List<Share> arriving =
          selection
              .name()
              .map(name -> List.of(ShareSelection.named(config, name)))
              .orElseGet(config::shares);
      OperationRunner.holdUpSignals(context);
      HandoverService handover = context.app().handover(Terminal.isInteractive());
      OperationReport report = handover.arrive(config, arriving);
      HandoverRequests following = handover.arriveWhenIdle(report);
      int code = OperationRunner.code(following, OperationRunner.code(report));
      if (context.out().isJson()) {
        Map<String, Object> json = OperationRunner.json(report, code);
        OperationRunner.addLost(json, following);
        context.out().print(json);
      } else {
        new OperationRunner(context).print(report, new Arrival(), left(report, following));
        following.throwIfLost();
      }
      return code;
    }

    private List<String> left(OperationReport report, HandoverRequests following) {
      List<String> lines = new ArrayList<>();
      for (ShareReport each : report.shares()) {
        if (each.outcome() instanceof Outcome.Busy busy
            && following.made().containsKey(each.share())) {
          lines.add(
              each.share().name()
                  + " goes back to Thunderbolt once it is idle. In use: "
                  + RequestRunner.blockers(busy.files()));
        }
      }
      if (!lines.isEmpty() && !context.app().requests().isMonitorKnownToRun()) {
        lines.add(
            "No running monitor was found: close the files, then type mountaineer arrive again, or start"
                + " the monitor with mountaineer install.");
      }
      return lines;
    }
  }
}
