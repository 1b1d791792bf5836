package io.mountaineer.cli;

import io.mountaineer.app.AliasService;
import io.mountaineer.app.ConfigService;
import io.mountaineer.app.FavoriteRemoval;
import io.mountaineer.app.FavoriteService;
import io.mountaineer.app.ShareService;
import io.mountaineer.app.UseCases;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.config.edit.ConfigEditor;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.FolderBrowser;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.function.Supplier;

/** The engine and the use cases of one run, each put together when a command first asks for it. */
final class App {

  /** Most probes, looks and moves at the same time; more wait for a free worker. */
  private static final int MOST_WORKERS = 1024;

  private final CommandContext session;
  private final Home home;
  private Locks locks;
  private StateFile states;
  private Reconciler reconciler;

  App(CommandContext session, Home home) {
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

  ConfigService configChange() {
    ConfigEditor editor = new ConfigEditor(session.configInUse().file(), locks().config());
    return new ConfigService(editor, session::requireHome);
  }

  /** For commands: a person at a terminal can answer a password window. */
  ShareService wishes() {
    return new ShareService(reconciler(), Terminal.isInteractive());
  }

  /** For commands, as {@link #wishes()} are. */
  FavoriteService favorites() {
    return favorites(wishes());
  }

  private FavoriteService favorites(ShareService wishes) {
    ConfigService change = configChange();
    return new FavoriteService(
        change,
        wishes,
        new FavoriteRemoval(change, locks(), links(), states()),
        SmbUrl::bothForFinder);
  }

  AliasService aliases() {
    return new AliasService(configChange(), locks(), links(), aliasSurvey());
  }

  /** For the menu: no window of macOS is opened without a person who waits for it. */
  UseCases useCases() {
    FolderBrowser folders = new FolderBrowser(session.platform(), links());
    ShareService wishes = new ShareService(reconciler(), false);
    return new UseCases(
        wishes, favorites(wishes), aliases(), aliasSurvey(), folders, configChange());
  }

  private static Workers workers() {
    return Workers.threads("worker", MOST_WORKERS);
  }
}
