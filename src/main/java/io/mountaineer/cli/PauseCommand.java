package io.mountaineer.cli;

import io.mountaineer.app.PauseService;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.PauseJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code pause}: nothing is mounted, moved or unmounted by itself for a while. */
@Command(
    name = "pause",
    description = {
      "Mount, move and unmount nothing automatically for a while, as for a recording or a backup.",
      "Commands still act. The pause survives restarts, and ends at its time or with 'resume'."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[DURATION | --until HH:MM] [--share NAME]",
    examples = {
      "mountaineer pause 1h",
      "mountaineer pause --until 18:00 --share CORE",
      "mountaineer pause   # until 'mountaineer resume'"
    },
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class PauseCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DURATION",
      converter = TimeConverters.OfDuration.class,
      description = "How long, such as 90s, 10m, 2h or 1d.")
  private Duration duration;

  @Option(
      names = "--until",
      paramLabel = "HH:MM",
      converter = TimeConverters.OfTimeOfDay.class,
      description = "Until this time, today or tomorrow.")
  private LocalTime until;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "Only this share.")
  private String name;

  PauseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Instant now = context.app().clock().now();
    Optional<Instant> end = TimeLimit.end(spec, "DURATION", duration, until, now);
    Config config = context.acting().config();
    PauseService pauses = context.app().pauses();
    Optional<Share> share =
        Optional.ofNullable(name).map(each -> ShareSelection.named(config, each));
    Pause pause =
        share.map(each -> pauses.pause(each, end)).orElseGet(() -> pauses.pauseAll(config, end));
    if (context.out().isJson()) {
      context.out().print(PauseJson.paused(share, pause));
    } else {
      context.out().print(lines(share, pause, now));
    }
    return ExitCode.DONE;
  }

  private static List<String> lines(Optional<Share> share, Pause pause, Instant now) {
    String what = share.map(each -> each.name() + " is paused").orElse("Paused");
    String end = pause.until().map(at -> " until " + LocalTimes.here(now).at(at)).orElse("");
    String only = share.map(each -> " --share " + ShellQuote.of(each.name())).orElse("");
    return List.of(
        what + end + ": nothing is mounted, moved or unmounted automatically.",
        "To end the pause, type: mountaineer resume" + only);
  }

  /** Command {@code resume}, which ends a pause. */
  @Command(name = "resume", description = "End a pause: of every share, or of one.")
  @Manual(
      topic = Manual.Topic.ACT,
      usage = "[SHARE]",
      examples = {"mountaineer resume", "mountaineer resume --share CORE"},
      exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
  static final class Resume implements Callable<Integer> {

    private final CommandContext context;

    @Mixin private ShareFilter selection = new ShareFilter();

    Resume(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Config config = context.acting().config();
      PauseService pauses = context.app().pauses();
      Optional<Share> share = selection.name().map(each -> ShareSelection.named(config, each));
      List<Share> resumed =
          share
              .map(each -> pauses.resume(each) ? List.of(each) : List.<Share>of())
              .orElseGet(() -> pauses.resumeAll(config));
      if (context.out().isJson()) {
        context.out().print(PauseJson.resumed(share, resumed));
      } else {
        context.out().line(text(share, resumed));
      }
      return ExitCode.DONE;
    }

    private static String text(Optional<Share> share, List<Share> resumed) {
      if (resumed.isEmpty()) {
        return share.map(each -> each.name() + " was not paused.").orElse("Nothing was paused.");
      }
      return share.map(each -> each.name() + " is no longer paused.").orElse("The pause is over.");
    }
  }
}
