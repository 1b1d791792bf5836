package io.mountaineer.cli;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.FileException;
import io.mountaineer.history.HistoryFollower;
import io.mountaineer.history.HistoryJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code events}: the history for programs, one JSON object on each line. */
@Command(
    name = "events",
    description = {
      "Print what happened for programs: JSON Lines, one object for each event.",
      "With --follow, keep printing them as they happen, and a blank line after 10 s without any."
    })
@Manual(
    topic = Manual.Topic.SCRIPTS,
    usage = "[--follow] [--since ID]",
    examples = {"mountaineer events --follow", "mountaineer events --since 1796006765188000"},
    exitCodes = {ExitCode.INTERRUPTED})
final class EventsCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** Time without an event after which a blank line shows whether the reader is still there. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final CommandContext context;

  @Option(names = "--follow", description = "Keep printing until interrupted.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "ID",
      description = "Begin after the event of this id; with all of them if it is not there.")
  private String since;

  EventsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Console out = context.out();
    try (HistoryFollower follower = context.app().history().follow()) {
      print(out, wanted(follower.next()));
      if (follow) {
        goOn(out, follower);
      }
      return ExitCode.DONE;
    } catch (FileException e) {
      throw StoredEvents.unreadable(e);
    }
  }

  private List<HistoryEvent> wanted(List<HistoryEvent> all) {
    if (since == null) {
      return all;
    }
    for (int at = all.size() - 1; at >= 0; at--) {
      if (all.get(at).id().equals(since)) {
        return all.subList(at + 1, all.size());
      }
    }
    context.log().warn("there is no event " + since + "; all events follow");
    return all;
  }

  private void goOn(Console out, HistoryFollower follower) throws FileException {
    long quietSince = context.app().clock().nanos();
    while (!out.isClosed()) {
      context.app().clock().pause(BETWEEN_LOOKS);
      List<HistoryEvent> events = follower.next();
      print(out, events);
      boolean isQuiet = context.app().clock().nanos() - quietSince >= QUIET.toNanos();
      if (isQuiet && events.isEmpty()) {
        out.verbatim(List.of(""));
      }
      if (isQuiet || !events.isEmpty()) {
        quietSince = context.app().clock().nanos();
      }
    }
  }

  private static void print(Console out, List<HistoryEvent> events) {
    out.verbatim(events.stream().map(HistoryJson::line).toList());
  }
}
