package io.mountaineer.tray;

import io.mountaineer.config.ConfigResult;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Opener;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayAction.Common;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The menu bar program: the engine in this process or beside another's, and what is seen of it. */
public final class TrayApp implements AutoCloseable {

  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(2);

  private final TrayScreen screen;
  private final FinderOpener showing;
  private final Workers workers;
  private final Clock time;
  private final Path log;
  private final EventLog journal;
  private final CountDownLatch quit = new CountDownLatch(1);
  private volatile Optional<TraySession> run = Optional.empty();
  private String told = "";

  /**
   * A program of which nothing is seen yet.
   *
   * @param log what "Open Logs" shows
   */
  public TrayApp(
      TrayScreen.Opening opening,
      Workers workers,
      Clock time,
      Opener opener,
      Path log,
      EventLog journal) {
    this.screen = opening.open(TrayMenu.of(TrayModel.ofStart()), this::choose);
    this.showing = new FinderOpener(opener, journal, screen);
    this.workers = workers;
    this.time = time;
    this.log = log;
    this.journal = journal;
  }

  /**
   * Shows what is wrong with the config until it can be used.
   *
   * @param fitness throws when this process must end
   * @return false when it was told to end before
   */
  public boolean awaitConfig(Supplier<ConfigResult> reading, String file, Runnable fitness) {
    while (!hasQuit(Duration.ZERO)) {
      fitness.run();
      ConfigResult read = reading.get();
      if (read.isValid()) {
        return true;
      }
      tell(read.errors().get(0).text(file));
      hasQuit(BETWEEN_READINGS);
    }
    return false;
  }

  private void tell(String problem) {
    if (!problem.equals(told)) {
      told = problem;
      journal.configRejected(problem);
      screen.show(TrayMenu.of(TrayModel.ofFault(problem)));
    }
  }

  /** Runs until {@link #quit}, and until what the user asked for before is done. */
  public void run(TrayEngine engine) {
    TraySession started = new TraySession(engine, screen, showing, workers, time);
    run = Optional.of(started);
    if (!hasQuit(Duration.ZERO)) {
      started.run(workers);
    }
  }

  private void choose(TrayAction action) {
    if (action == Common.QUIT) {
      quit();
    } else if (action == Common.OPEN_LOGS) {
      workers.start(() -> showing.show("Open Logs", log));
    } else {
      run.ifPresent(running -> running.choose(action));
    }
  }

  /** Ends in order; any thread may ask. */
  public void quit() {
    quit.countDown();
    run.ifPresent(TraySession::stop);
  }

  /** Takes everything from the screen. */
  @Override
  public void close() {
    screen.close();
  }

  private boolean hasQuit(Duration within) {
    try {
      return quit.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
