package io.mountaineer.tray;

import io.mountaineer.app.UseCases;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.LockFile;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Opener;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayAction.Common;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Menu bar program: the monitor in this process, or a view of another's, with a menu of shares. */
public final class TrayApp implements AutoCloseable {

  /**
   * Parts of a session, made once there is a valid config.
   *
   * @param monitorLock lock that the monitor holds
   * @param monitors factory of the monitor of this process; called when that lock is held
   */
  public record Services(
      LiveConfig config,
      Reconciler reconciler,
      UseCases useCases,
      LockFile monitorLock,
      Supplier<Monitor> monitors) {}

  private static final Duration CONFIG_POLL_INTERVAL = Duration.ofSeconds(2);

  private final TrayScreen screen;
  private final FinderOpener finder;
  private final Workers workers;
  private final Clock clock;
  private final EventLog eventLog;
  private final ProgramActions program;
  private final StopSignal stop = new StopSignal();
  private volatile Optional<TraySession> session = Optional.empty();
  private List<String> shownProblems = List.of();

  /** Opens the screen with a menu that says the program is starting. */
  public TrayApp(
      TrayScreen.Factory screens,
      Workers workers,
      Clock clock,
      Opener opener,
      ProgramFacts facts,
      EventLog eventLog) {
    this.screen = screens.open(TrayMenu.of(TrayModel.starting()), this::choose);
    this.finder = new FinderOpener(opener, eventLog, screen);
    this.workers = workers;
    this.clock = clock;
    this.eventLog = eventLog;
    this.program = new ProgramActions(facts, screen, finder, workers);
  }

  /**
   * Waits for a valid config and shows the problem of an invalid one meanwhile.
   *
   * @param file name of the config file, for people
   * @param fitness throws when this process must end
   * @return false when the program was ended before
   */
  public boolean awaitConfig(Supplier<ConfigResult> reading, String file, Runnable fitness) {
    while (!stop.isRequested()) {
      fitness.run();
      ConfigResult read = reading.get();
      if (read.isValid()) {
        return true;
      }
      show(read.errors().stream().map(error -> error.text(file)).toList());
      stop.await(CONFIG_POLL_INTERVAL);
    }
    return false;
  }

  private void show(List<String> problems) {
    if (!problems.equals(shownProblems)) {
      shownProblems = problems;
      program.setProblems(problems);
      eventLog.configRejected(problems.get(0));
      screen.show(TrayMenu.of(TrayModel.withoutConfig(problems)));
    }
  }

  /** Runs until {@link #quit}, and until the actions that the user asked for before are done. */
  public void run(Services services) {
    TraySession started = new TraySession(services, screen, finder, workers, clock, stop, program);
    session = Optional.of(started);
    if (!stop.isRequested()) {
      started.run(workers);
    }
  }

  /** After the request to end, a menu that is still open does nothing. */
  private void choose(TrayAction action) {
    if (stop.isRequested()) {
      return;
    }
    if (action == Common.QUIT) {
      program.quit(() -> session.filter(TraySession::isMonitor).isPresent(), this::quit);
    } else if (!program.choose(action)) {
      session.ifPresent(running -> running.choose(action));
    }
  }

  /** Ends the program in order; any thread may call. */
  public void quit() {
    stop.request();
    session.ifPresent(TraySession::wakeToStop);
    screen.end(TrayMenu.quitting());
  }

  /** Removes everything from the screen. */
  @Override
  public void close() {
    screen.close();
  }
}
