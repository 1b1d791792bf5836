package io.mountaineer.cli;

import io.mountaineer.app.RequestService;
import io.mountaineer.app.RequestService.End;
import io.mountaineer.core.Config;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.OperationReport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Wait of a command for its requests: shows who blocks them, and ends them when interrupted. */
final class RequestRunner {

  private final CommandContext context;
  private final RequestService requests;

  RequestRunner(CommandContext context) {
    this.context = context;
    this.requests = context.app().requests();
  }

  /** Waits until each request has ended; Ctrl-C takes them back. */
  Map<Share, End> await(Config config, Map<Share, Request> made) {
    context.shutdown().onSignal(() -> made.forEach(requests::cancel), OperationRunner.UNTIL_ENDED);
    return requests.await(config, made, this::show);
  }

  private void show(Share share, OpenFiles files) {
    if (files instanceof OpenFiles.None) {
      String pause = pause(share).map(text -> ", and " + text).orElse("");
      context.log().announce(share.name() + " is idle" + pause);
    } else {
      context.log().announce(share.name() + " waits: " + blockers(files));
    }
  }

  /** Returns how long a pause holds the request back, for people. */
  Optional<String> pause(Share share) {
    LocalTimes times = LocalTimes.here(context.app().clock().now());
    return requests.heldBackBy(share).map(pause -> pause.text(times));
  }

  /** Returns who has files open, with a file of each, for people. */
  static String blockers(OpenFiles files) {
    return files instanceof OpenFiles.Held held
        ? held.holders().stream().map(RequestRunner::blocker).collect(Collectors.joining("; "))
        : files.toString();
  }

  private static String blocker(Holder holder) {
    String more = holder.files() > 1 ? " and " + (holder.files() - 1) + " more" : "";
    return holder + " has " + holder.sample() + more + " open";
  }

  /**
   * Returns how the shares are now, as the report of an operation that changes nothing more.
   *
   * @param locked shares that the operation left out, and by which process they were held
   */
  OperationReport reportNow(Config config, Collection<Share> shares, Map<String, String> locked) {
    List<ShareReport> now = context.app().reconciler().status(config, List.copyOf(shares));
    return new OperationReport(now, locked);
  }

  /** Returns the exit code of requests that have ended. */
  static int code(Collection<End> ends) {
    if (ends.contains(End.EXPIRED)) {
      return ExitCode.TIMED_OUT;
    }
    return ends.contains(End.CANCELLED) ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** Returns what became of a request, for people. */
  static String text(Share share, End end) {
    return switch (end) {
      case DONE -> share.name() + " has moved.";
      case EXPIRED -> share.name() + " has not moved: the time limit was reached.";
      case CANCELLED -> share.name() + " has not moved: the request was cancelled.";
    };
  }
}
