package io.mountaineer.tray;

import io.mountaineer.app.UseCases;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The menu and the engine from the first valid config to the end. */
final class TraySession {

  /** How long an end waits for what the user asked for: longer than any step of a move takes. */
  private static final Duration UNTIL_DONE = Duration.ofSeconds(60);

  private final LiveConfig config;
  private final ShareStatusCache known;
  private final Presenter presenter;
  private final MonitorTakeover monitor;
  private final StatusPoller onlooker;
  private final BackgroundActions errands;
  private final MenuActions actions;
  private final Semaphore look = new Semaphore(0);
  private volatile boolean stopped;

  TraySession(
      TrayEngine engine, TrayScreen screen, FinderOpener showing, Workers workers, Clock time) {
    UseCases uses = engine.uses();
    config = engine.config();
    presenter = new Presenter(screen, workers, this::view);
    known = new ShareStatusCache(time, presenter::refresh);
    monitor =
        new MonitorTakeover(
            engine.seat(), () -> monitor(engine), engine.reconciler().fitness()::requireFit, time);
    onlooker =
        new StatusPoller(engine.reconciler(), config::current, monitor::isRunning, known, time);
    errands = new BackgroundActions(workers, time, known, screen, this::lookSoon);
    actions =
        new MenuActions(
            config::current,
            uses.config(),
            new ShareActions(config::current, uses.wishes(), known, errands, screen),
            new FavoriteActions(config::current, uses.favorites(), known, errands, screen),
            new AliasActions(config::current, uses, errands, screen, showing),
            errands,
            showing,
            screen);
  }

  /** A monitor whose reports the menu shows. */
  Monitor monitor(TrayEngine engine) {
    Monitor made = engine.monitors().get();
    made.reportTo(known::take);
    return made;
  }

  private TrayModel view() {
    Config current = config.current();
    return known.view(Optional.of(current), config.flaw());
  }

  /** Runs until {@link #stop}, and until what the user asked for before is done. */
  void run(Workers workers) {
    presenter.refresh();
    workers.start(this::lookOn);
    monitor.run();
    errands.finish(UNTIL_DONE);
  }

  private void lookOn() {
    while (!stopped) {
      try {
        look();
      } catch (RuntimeException e) {
        // The next look may succeed; a menu that is never looked after again would lie.
      }
      awaitLook(config.current().settings().checkInterval());
    }
  }

  /** Looks at what nobody reports of, and at the config. */
  void look() {
    onlooker.look();
    presenter.refresh();
  }

  private void awaitLook(Duration interval) {
    try {
      if (look.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        look.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private void lookSoon() {
    monitor.wake();
    look.release();
  }

  void choose(TrayAction action) {
    actions.choose(action);
  }

  /** Ends the run in order; any thread may ask. */
  void stop() {
    stopped = true;
    monitor.stop();
    look.release();
  }
}
