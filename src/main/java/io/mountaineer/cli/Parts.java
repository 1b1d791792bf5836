package io.mountaineer.cli;

import io.mountaineer.config.ConfigEditor;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.FolderBrowser;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.state.Home;
import io.mountaineer.state.Locks;
import io.mountaineer.state.StateFile;
import io.mountaineer.usecase.Aliases;
import io.mountaineer.usecase.ConfigChange;
import io.mountaineer.usecase.FavoriteRemoval;
import io.mountaineer.usecase.Favorites;
import io.mountaineer.usecase.UseCases;
import io.mountaineer.usecase.Wishes;
import java.time.Duration;
import java.util.function.Supplier;

/** The engine and the use cases of one run, each put together when a command first asks for it. */
final class Parts {

  /** Most probes, looks and moves at the same time; more wait for a free worker. */
  private static final int MOST_WORKERS = 1024;

  private final Session session;
  private final Home home;
  private Locks locks;
  private StateFile states;
  private Reconciler reconciler;

  Parts(Session session, Home home) {
    this.session = session;
    this.home = home;
  }

  Locks locks() {
    if (locks == null) {
      locks = new Locks(home.locks(), session.time());
    }
    return locks;
  }

  StateFile states() {
    if (states == null) {
      states = new StateFile(home.state(), locks().state(), session.time(), session::warn);
    }
    return states;
  }

  Reconciler reconciler() {
    if (reconciler == null) {
      reconciler =
          new Reconciler(
              session.platform(),
              workers(),
              locks(),
              states(),
              session.journal(),
              pid -> session.machine().processes().isStopped(pid),
              session.fitness());
    }
    return reconciler;
  }

  /**
   * The engine as it runs until it is stopped.
   *
   * @param interval from the start of one cycle to the start of the next
   */
  Monitor monitor(LiveConfig config, Supplier<Duration> interval) {
    return new Monitor(
        reconciler(), states(), config::current, interval, session.time(), session.journal());
  }

  Links links() {
    return new Links(states(), session.journal());
  }

  AliasInspector aliasSurvey() {
    return new AliasInspector(session.platform(), workers(), links());
  }

  ConfigChange configChange() {
    ConfigEditor editor = new ConfigEditor(session.configInUse().file(), locks().config());
    return new ConfigChange(editor, session::requireHome);
  }

  /** For commands: a person at a terminal can answer a password window. */
  Wishes wishes() {
    return new Wishes(reconciler(), Terminal.isInteractive());
  }

  /** For commands, as {@link #wishes()} are. */
  Favorites favorites() {
    return favorites(wishes());
  }

  private Favorites favorites(Wishes wishes) {
    ConfigChange change = configChange();
    return new Favorites(
        change,
        wishes,
        new FavoriteRemoval(change, locks(), links(), states()),
        SmbUrl::bothForFinder);
  }

  Aliases aliases() {
    return new Aliases(configChange(), locks(), links(), aliasSurvey());
  }

  /** For the menu: no window of macOS is opened without a person who waits for it. */
  UseCases useCases() {
    FolderBrowser folders = new FolderBrowser(session.platform(), links());
    Wishes wishes = new Wishes(reconciler(), false);
    return new UseCases(
        wishes, favorites(wishes), aliases(), aliasSurvey(), folders, configChange());
  }

  private static Workers workers() {
    return Workers.threads("worker", MOST_WORKERS);
  }
}
