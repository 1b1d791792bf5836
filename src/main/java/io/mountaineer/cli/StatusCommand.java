package io.mountaineer.cli;

import io.mountaineer.cli.json.StatusJson;
import io.mountaineer.core.Config;
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

  /** Moves the cursor home and clears the screen, as every terminal since the VT100 does. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

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
    show(config);
    while (watch && !context.out().isClosed()) {
      context.app().platforms().platform().clock().pause(config.settings().checkInterval());
      show(config);
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
          .print(StatusJson.withoutConfig(json(monitor), context.app().configPath(), error));
      return ExitCode.CONFIG;
    }
    monitor.ifPresent(
        each ->
            context
                .out()
                .print(TextLayout.wrap(each.isFrozen() ? each.trouble() : goesOn(each), 0)));
    throw context.app().loadedConfig().unusable();
  }

  private static String goesOn(MonitorLook monitor) {
    String process = monitor.pid().map(pid -> " (" + pid + ")").orElse("");
    return "The monitor" + process + " goes on with the last config that was valid.";
  }

  private void show(Config config) {
    List<ShareReport> shares = context.app().reconciler().status(config, selection.in(config));
    Optional<MonitorLook> monitor = monitor(config.settings());
    Console out = context.out();
    if (out.isJson()) {
      out.print(
          StatusJson.of(
              json(monitor),
              context.app().configPath(),
              config,
              shares,
              context.app().history().lastChanges()),
          watch);
      return;
    }
    List<String> lines = new ArrayList<>();
    monitor
        .filter(MonitorLook::isFrozen)
        .ifPresent(frozen -> lines.addAll(TextLayout.wrap(frozen.trouble(), 0)));
    lines.addAll(new StatusText(out.colors()).lines(shares));
    out.print(lines, watch && Terminal.isInteractive() ? CLEAR : "");
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
