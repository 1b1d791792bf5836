package io.mountaineer.cli;

import io.mountaineer.app.RequestService;
import io.mountaineer.app.RequestService.End;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.SwitchShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switch of a share that waits until it is idle. */
final class WhenIdle {

  private final CommandContext context;
  private final Config config;
  private final Share share;
  private final RequestService requests;

  WhenIdle(CommandContext context, Config config, Share share) {
    this.context = context;
    this.config = config;
    this.share = share;
    this.requests = context.app().requests();
  }

  /**
   * Switches at once if the share is idle, else once it is.
   *
   * @param isLeft whether the wait is left to a running monitor
   * @return the exit code
   */
  int run(Interface to, Optional<Instant> end, boolean isLeft) {
    if (isLeft && !requests.isMonitorKnownToRun()) {
      throw new UserError(
          Kind.FAILED,
          "no running monitor was found, so nothing would carry out the request. Nothing was changed.",
          "Leave out --no-wait, or start the monitor: mountaineer install");
    }
    OperationReport report =
        context
            .app()
            .shares(Terminal.isInteractive())
            .execute(config, List.of(share), new SwitchShare(to, false));
    boolean isBusy =
        report.shares().stream().anyMatch(each -> each.outcome() instanceof Outcome.Busy);
    if (!isBusy) {
      new OperationRunner(context).print(report, new SwitchShare(to, false));
      return OperationRunner.code(report);
    }
    Request request = requests.make(share, to, end);
    return isLeft ? left(report, request) : await(request);
  }

  private int left(OperationReport report, Request request) {
    String until =
        request
            .until()
            .map(at -> " until " + LocalTimes.here(context.app().clock().now()).at(at))
            .orElse("");
    Outcome.Busy busy = (Outcome.Busy) report.shares().get(0).outcome();
    List<String> lines = new ArrayList<>();
    lines.add(
        share.name()
            + " moves to "
            + request.to().label()
            + " once it is idle; the monitor waits for it"
            + until
            + ".");
    lines.add("In use: " + RequestRunner.blockers(busy.files()));
    new RequestRunner(context)
        .pause(share)
        .ifPresent(pause -> lines.add("It does not move while it is " + pause + "."));
    print(ExitCode.DONE, lines);
    return ExitCode.DONE;
  }

  private int await(Request request) {
    End end = new RequestRunner(context).await(config, Map.of(share, request)).get(share);
    int code = RequestRunner.code(List.of(end));
    print(code, List.of(RequestRunner.text(share, end)));
    return code;
  }

  /** Takes the request of the share back. */
  int cancel() {
    boolean was = requests.cancel(share);
    print(
        ExitCode.DONE,
        List.of(
            was
                ? share.name() + " stays where it is: the request is cancelled."
                : "Nothing to cancel: no switch of " + share.name() + " is waiting."));
    return ExitCode.DONE;
  }

  private void print(int code, List<String> lines) {
    Console out = context.out();
    if (out.isJson()) {
      out.print(
          OperationRunner.json(
              new RequestRunner(context).reportNow(config, List.of(share), Map.of()), code));
      return;
    }
    if (code == ExitCode.DONE) {
      out.print(lines);
    } else {
      out.printFailed(lines);
    }
  }
}
