package io.mountaineer.cli;

import io.mountaineer.app.EventText;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.history.HistoryJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code history}, which shows what happened and changes nothing. */
@Command(
    name = "history",
    description = {
      "Show what happened to the shares, the newest last.",
      "Without --steps, only what became of an act, not each step of it."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[SHARE] [--since DURATION]",
    examples = {"mountaineer history", "mountaineer history CORE --since 7d"})
final class HistoryCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final int INDENT = 21;

  /** Events that are parts of others, or too many for people. */
  private static final Set<String> STEPS =
      Set.of(
          "mount_attempt",
          "mounted",
          "unmounted",
          "open_files",
          "network_event",
          "tb_ready_left",
          "link_made",
          "link_replaced",
          "link_removed");

  private final CommandContext context;

  @Mixin private ShareFilter share = new ShareFilter();

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      converter = TimeConverters.OfDuration.class,
      description = "Only what is not longer ago, such as 90s, 10m, 2h or 7d.")
  private Duration since;

  @Option(names = "--steps", description = "Each step of an act too.")
  private boolean steps;

  HistoryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Console out = context.out();
    boolean all = steps || out.isJson();
    Optional<String> name = share.name();
    List<HistoryEvent> ofShare = StoredEvents.of(context, event -> isOf(name, event));
    if (ofShare.isEmpty()) {
      name.ifPresent(this::requireConfigured);
    }
    Optional<Instant> from =
        Optional.ofNullable(since).map(duration -> context.app().clock().now().minus(duration));
    List<HistoryEvent> events =
        ofShare.stream()
            .filter(event -> from.filter(event.at()::isBefore).isEmpty())
            .filter(event -> all || !STEPS.contains(event.event()))
            .toList();
    if (out.isJson()) {
      Map<String, Object> json = CommandJson.object();
      json.put("events", events.stream().map(HistoryJson::object).toList());
      out.print(json);
    } else {
      out.print(events.isEmpty() ? List.of("Nothing happened.") : text(events));
    }
    return ExitCode.DONE;
  }

  private static boolean isOf(Optional<String> name, HistoryEvent event) {
    return name.isEmpty() || event.share().equals(name);
  }

  /** Refuses a name that is neither in the history nor in the config: it is misspelled. */
  private void requireConfigured(String name) {
    context
        .app()
        .loadedConfig()
        .result()
        .config()
        .ifPresent(config -> ShareSelection.named(config, name));
  }

  private static List<String> text(List<HistoryEvent> events) {
    List<String> lines = new ArrayList<>();
    events.forEach(event -> lines.addAll(text(event)));
    return lines;
  }

  private static List<String> text(HistoryEvent event) {
    String line =
        TIME.format(event.at().atZone(ZoneId.systemDefault()))
            + "  "
            + event.share().map(name -> name + ": ").orElse("")
            + EventText.headline(event)
            + EventText.duration(event).map(took -> ", " + took).orElse("");
    List<String> lines = new ArrayList<>(List.of(line));
    event
        .cause()
        .filter(why -> !why.isBlank())
        .ifPresent(why -> lines.addAll(TextLayout.wrap(why, INDENT)));
    return lines;
  }
}
