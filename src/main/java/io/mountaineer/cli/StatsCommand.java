package io.mountaineer.cli;

import io.mountaineer.cli.json.StatsJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareStatistics;
import io.mountaineer.core.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code stats}, which sums the history up and changes nothing. */
@Command(
    name = "stats",
    description = {
      "Sum up what happened to the shares: time over each address, moves, outages.",
      "With --prometheus as metrics for node_exporter's textfile collector."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[SHARE | --all] [--since DURATION]",
    examples = {"mountaineer stats", "mountaineer stats --prometheus > mountaineer.prom"},
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class StatsCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final int INDENT = 4;

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      converter = TimeConverters.OfDuration.class,
      defaultValue = "30d",
      description = "The time to sum up, such as 2h or 7d; 30d otherwise.")
  private Duration since;

  @Option(
      names = "--prometheus",
      description = "Print metrics over the whole history in Prometheus text format.")
  private boolean prometheus;

  StatsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    List<Share> shares = selection.in(config);
    List<HistoryEvent> events = StoredEvents.of(context, event -> event.share().isPresent());
    Instant now = context.app().clock().now();
    Console out = context.out();
    if (prometheus) {
      List<ShareStatistics> all = statistics(shares, events, Instant.EPOCH, now);
      out.verbatim(PrometheusText.of(all, context.app().reconciler().status(config, shares)));
      return ExitCode.DONE;
    }
    List<ShareStatistics> recent = statistics(shares, events, now.minus(since), now);
    if (out.isJson()) {
      out.print(StatsJson.of(now.minus(since), now, recent));
    } else {
      out.print(recent.isEmpty() ? StatusText.NO_SHARES : text(recent));
    }
    return ExitCode.DONE;
  }

  private static List<ShareStatistics> statistics(
      List<Share> shares, List<HistoryEvent> events, Instant from, Instant until) {
    return shares.stream()
        .map(each -> ShareStatistics.of(each.name(), events, from, until))
        .toList();
  }

  private static List<String> text(List<ShareStatistics> shares) {
    List<String> lines = new ArrayList<>();
    for (ShareStatistics each : shares) {
      if (each.since().isEmpty()) {
        lines.add(each.share() + ": nothing is known of this time");
        continue;
      }
      lines.add(
          each.share()
              + " since "
              + TIME.format(each.since().get().atZone(ZoneId.systemDefault())));
      lines.addAll(text(each));
    }
    return lines;
  }

  private static List<String> text(ShareStatistics share) {
    List<String> lines = new ArrayList<>();
    for (Interface via : Interface.values()) {
      lines.add(line("over " + via.label(), part(share.on().get(via), share)));
    }
    lines.add(line("not mounted", part(share.away(), share)));
    lines.add(line("failovers", String.valueOf(share.failovers())));
    lines.add(line("recoveries", String.valueOf(share.recoveries())));
    lines.add(
        line(
            "Thunderbolt lost",
            share.flaps() + String.format(Locale.ROOT, " (%.1f a day)", share.flapsPerDay())));
    lines.add(line("outages", outages(share)));
    lines.add(line("refused logins", String.valueOf(share.refusedLogins())));
    return lines;
  }

  private static String line(String name, String value) {
    return " ".repeat(INDENT) + TextLayout.fit(name, 18) + value;
  }

  private static String part(Duration time, ShareStatistics share) {
    double all = Math.max(1, share.observed().toMillis());
    return TimeText.brief(time) + " (" + Math.round(100 * time.toMillis() / all) + " %)";
  }

  private static String outages(ShareStatistics share) {
    return share.outages().isEmpty()
        ? "none"
        : "median "
            + TimeText.brief(share.outage(50).get())
            + ", 95 % within "
            + TimeText.brief(share.outage(95).get())
            + ", longest "
            + TimeText.brief(share.outage(100).get());
  }
}
