package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.LockHolder;
import io.mountaineer.tray.ProgramFacts;
import io.mountaineer.tray.TrayApp;
import io.mountaineer.tray.TrayScreen;
import io.mountaineer.tray.awt.AwtScreen;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Command {@code tray}: the engine with a menu, until its user quits. */
@Command(
    name = "tray",
    description = {
      "Show the shares in the menu bar and keep them mounted until you quit.",
      "If a monitor is already running, it shows that one's state."
    })
@Manual(
    topic = Manual.Topic.ACT,
    examples = {"mountaineer tray", "mountaineer install --tray   # at every login"},
    exitCodes = {ExitCode.CONFIG, ExitCode.LOCKED, ExitCode.PLATFORM, ExitCode.INTERRUPTED})
final class TrayCommand implements Callable<Integer> {

  /** Limit for a signal to end the program whatever is under way, as for a monitor. */
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(4);

  /** Most actions of the menu at the same time; each takes a worker of its own. */
  private static final int MOST_ACTIONS = 64;

  private final CommandContext context;

  TrayCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    context.log().showAll();
    context.watchProcess(); // before the wait for a config, in which Java may be replaced
    refuseSecond();
    try (TrayApp tray = tray()) {
      context.shutdown().onSignal(tray::quit, UNTIL_STOPPED);
      String file = context.app().configPath().getFileName().toString();
      Supplier<ConfigResult> reading = context.app().loadedConfig().file()::readOrCreate;
      if (tray.awaitConfig(reading, file, context.app().fitness()::requireFit)) {
        tray.run(services());
      }
    }
    return ExitCode.DONE;
  }

  private TrayApp tray() {
    return new TrayApp(
        TrayCommand::screen,
        Workers.threads("menu", MOST_ACTIONS),
        context.app().clock(),
        context.app().platforms().opener(),
        facts(),
        context.app().events());
  }

  private ProgramFacts facts() {
    return new ProgramFacts(
        List.of(new Version().getVersion()),
        context.app().configPath(),
        context.app().home().log(),
        context.app().home().root().resolve("quit-explained"),
        () -> DoctorCommand.findings(context.app()),
        new AgentLoginSwitch(context));
  }

  private static TrayScreen screen(TrayMenu first, Consumer<TrayAction> chosen) {
    return AwtScreen.open(first, chosen)
        .orElseThrow(
            () ->
                new UserError(
                    Kind.PLATFORM,
                    "there is no menu bar here that could show an icon; nothing was changed",
                    "on a Mac, run it in a Terminal on its own screen, not over ssh; without a"
                        + " menu: mountaineer monitor"));
  }

  /** Refuses a second menu: two icons for the same shares would only confuse. */
  private void refuseSecond() {
    try {
      context
          .app()
          .locks()
          .monitor()
          .heldBy()
          .flatMap(HeldByOther::holder)
          .filter(holder -> holder.what().equals("tray"))
          .ifPresent(TrayCommand::refuse);
    } catch (FileException e) {
      throw UserError.noLock(e, "");
    }
  }

  private static void refuse(LockHolder other) {
    throw new UserError(
        Kind.LOCKED,
        "a menu bar program is already running: " + other,
        "use that one, or choose Quit in its menu first");
  }

  private TrayApp.Services services() {
    LiveConfig config = context.app().liveConfig();
    context.app().startNotifying(() -> config.current().settings().notifications());
    return new TrayApp.Services(
        config,
        context.app().reconciler(),
        context.app().useCases(),
        context.app().locks().monitor(),
        () -> monitor(config));
  }

  private Monitor monitor(LiveConfig config) {
    context.log().rotate();
    Monitor monitor =
        context.app().monitor(config, () -> config.current().settings().checkInterval());
    SighupHandler.onSignal(
        () -> {
          context.log().rotate();
          monitor.wake();
        });
    return monitor;
  }
}
