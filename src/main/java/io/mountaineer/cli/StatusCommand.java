package io.mountaineer.cli;

import io.mountaineer.cli.json.StatusJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.Settings;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.files.FileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code status}, which looks and changes nothing. */
@Command(name = "status", description = "Show how each share is mounted and why.")
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[SHARE | --all]  [--watch]",
    examples = {
      "mountaineer status",
      "mountaineer status CORE",
      "mountaineer status --watch",
      "mountaineer status --json | jq -r '.shares[] | .name + \" \" + .active_interface'"
    },
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class StatusCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  @Option(names = "--watch", description = "Redraw until you press Ctrl-C.")
  private boolean watch;

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    boolean isValid = context.app().loadedConfig().result().isValid();
    context.app().loadedConfig().reportWarnings();
    if (!isValid) {
      return printWithoutConfig();
    }
    Config config = context.app().config();
    StatusChanges changes = new StatusChanges();
    show(config, changes);
    while (watch && !context.out().isClosed()) {
      context.app().platforms().platform().clock().pause(config.settings().checkInterval());
      show(config, changes);
    }
    return ExitCode.DONE;
  }

  /** Prints the monitor and the faults: only a running monitor knows the config it still uses. */
  private int printWithoutConfig() {
    Optional<MonitorLook> monitor =
        monitor(Settings.defaults(context.app().loadedConfig().userHome()));
    if (context.out().isJson()) {
      Optional<String> error = Optional.of(context.app().loadedConfig().problems());
      context
          .out()
          .print(
              StatusJson.withoutConfig(
                  json(monitor),
                  context.app().pauses().ofAll(),
                  context.app().configPath(),
                  error));
      return ExitCode.CONFIG;
    }
    monitor.ifPresent(
        each ->
            context
                .out()
                .print(TextLayout.wrap(each.isFrozen() ? each.warning() : keepsRunning(each), 0)));
    throw context.app().loadedConfig().unusable();
  }

  private static String keepsRunning(MonitorLook monitor) {
    String process = monitor.process().map(who -> " (" + who + ")").orElse("");
    return "The monitor" + process + " keeps running with the last valid config.";
  }

  private void show(Config config, StatusChanges changes) {
    List<ShareReport> shares = context.app().reconciler().status(config, selection.in(config));
    Optional<MonitorLook> monitor = monitor(config.settings());
    Console out = context.out();
    if (out.isJson()) {
      out.print(
          StatusJson.of(
              json(monitor),
              context.app().pauses().ofAll(),
              context.app().configPath(),
              config,
              shares,
              context.app().history().lastChanges()),
          watch);
      return;
    }
    List<String> lines = lines(out, monitor, shares, changes);
    if (watch) {
      out.redraw(lines);
    } else {
      out.print(lines);
    }
  }

  private List<String> lines(
      Console out, Optional<MonitorLook> monitor, List<ShareReport> shares, StatusChanges changes) {
    LocalTimes times = LocalTimes.here(context.app().clock().now());
    Colors colors = out.colors();
    List<String> header = watch ? List.of(times.clock()) : List.of();
    Optional<String> pause = context.app().pauses().ofAll().map(each -> each.text(times));
    List<String> lines =
        new ArrayList<>(new StatusHeader(colors).lines(monitor, pause, shares, header));
    lines.add("");
    StatusText text = new StatusText(colors, times, out.width());
    lines.addAll(text.lines(shares));
    if (out.isDetailed()) {
      lines.addAll(text.details(shares, context.app().history().lastChanges()));
    }
    List<String> changed = watch ? changes.with(shares, times) : List.of();
    if (!changed.isEmpty()) {
      lines.add("");
      lines.addAll(changed);
    }
    return lines;
  }

  private static Optional<StatusJson.Monitor> json(Optional<MonitorLook> monitor) {
    return monitor.map(
        each -> new StatusJson.Monitor(each.pid(), each.lastCycleAt(), each.isFrozen()));
  }

  /** Returns the running monitor. If its lock cannot be read, none is known to run. */
  private Optional<MonitorLook> monitor(Settings settings) {
    try {
      return context.app().runningMonitor(settings);
    } catch (FileException e) {
      context.log().warn(e.getMessage());
      return Optional.empty();
    }
  }
}
