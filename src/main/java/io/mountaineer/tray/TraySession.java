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
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Menu and monitor from the first valid config to the end of the program. */
final class TraySession {

  /** Wait of an end for the user's actions: longer than any step of a switch takes. */
  private static final Duration ACTIONS_TIMEOUT = Duration.ofSeconds(60);

  /** Interval of a subprocess whose answer hardly ever changes. */
  private static final Duration LOGIN_POLL_INTERVAL = Duration.ofMinutes(2);

  private final LiveConfig config;
  private final ShareStatusCache cache;
  private final MenuPresenter presenter;
  private final MonitorTakeover monitor;
  private final StatusPoller poller;
  private final HistoryPoller history;
  private final BackgroundActions background;
  private final MenuActions actions;
  private final StopSignal stop;
  private final ProgramActions program;
  private final Semaphore pollRequests = new Semaphore(0);

  /** Creates a session that does not run yet. */
  TraySession(
      TrayApp.Services services,
      TrayScreen screen,
      FinderOpener finder,
      Workers workers,
      Clock clock,
      StopSignal stop,
      ProgramActions program) {
    this.stop = stop;
    this.program = program;
    config = services.config();
    presenter = new MenuPresenter(screen, workers, this::model);
    cache = new ShareStatusCache(clock, presenter::refresh);
    monitor =
        new MonitorTakeover(
            services.monitorLock(),
            () -> monitor(services),
            services.reconciler().fitness()::requireFit,
            clock,
            stop);
    poller =
        new StatusPoller(services.reconciler(), config::current, monitor::isRunning, cache, clock);
    history = new HistoryPoller(services.useCases().lastChanges(), cache, clock);
    background = new BackgroundActions(workers, clock, cache, screen, this::pollSoon);
    actions = actions(services.useCases(), screen, finder, clock);
  }

  private MenuActions actions(
      UseCases useCases, TrayScreen screen, FinderOpener finder, Clock clock) {
    Supplier<Config> configs = config::current;
    return new MenuActions(
        configs,
        useCases.config(),
        new ShareActions(configs, useCases.shares(), cache, background, screen),
        new HandoverActions(configs, useCases, cache, background, screen, clock),
        new FavoriteActions(configs, useCases, cache, background, screen, finder),
        new AliasActions(configs, useCases, background, screen, finder),
        background,
        finder,
        screen);
  }

  /** Returns a new monitor whose reports the menu shows. */
  Monitor monitor(TrayApp.Services services) {
    Monitor made = services.monitors().get();
    made.reportTo(cache::put);
    return made;
  }

  private TrayModel model() {
    Config current = config.current();
    List<String> found = config.problems();
    program.setProblems(found);
    return cache.model(current, found, program.opensAtLogin());
  }

  /** Runs until the stop, and until the actions that the user asked for before are done. */
  void run(Workers workers) {
    presenter.refresh();
    workers.start(this::pollUntilStopped);
    workers.start(this::followLogin);
    monitor.run();
    background.awaitIdle(ACTIONS_TIMEOUT);
  }

  private void pollUntilStopped() {
    while (!stop.isRequested()) {
      try {
        poll();
      } catch (RuntimeException e) {
        // The next poll may succeed; a menu that is never updated again would be wrong.
      }
      awaitNextPoll(config.current().settings().checkInterval());
    }
  }

  /** Looks from time to time, since System Settings can switch it too. */
  private void followLogin() {
    do {
      program.lookAtLogin();
      presenter.refresh();
    } while (!stop.await(LOGIN_POLL_INTERVAL));
  }

  /** Polls the shares and the config once and shows the result. */
  void poll() {
    poller.poll();
    history.poll();
    presenter.refresh();
  }

  private void awaitNextPoll(Duration interval) {
    try {
      if (pollRequests.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        pollRequests.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollSoon() {
    monitor.wake();
    pollRequests.release();
  }

  void choose(TrayAction action) {
    actions.choose(action);
  }

  /** Returns whether shares switch because of this process. */
  boolean isMonitor() {
    return monitor.isRunning();
  }

  /** Takes no more actions and wakes the threads that have to see the stop; any thread may call. */
  void wakeToStop() {
    background.close();
    presenter.end();
    monitor.wakeToStop();
    pollRequests.release();
  }
}
