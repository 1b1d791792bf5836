package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.config.edit.ConfigEditor;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.Engine;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.FolderBrowser;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.engine.ProcessFitness;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.FileException;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.history.HistoryFile;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.FormerApp;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.macos.Credentials;
import io.mountaineer.platform.macos.MacFormerApp;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.platform.process.JavaInstallation;
import io.mountaineer.state.StateFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Composition root: the engine and the use cases of one run of the program. Each part is made when
 * it is first asked for, so that no command pays for what it does not use.
 */
public final class App {

  /** Most probes, looks and moves at the same time; more wait for a free worker. */
  private static final int MOST_WORKERS = 1024;

  private final Home home;
  private final LoadedConfig config;
  private final PlatformFactory platforms;
  private final Clock clock;
  private final EventLog events;
  private final Consumer<String> warnings;
  private final Recording recording;
  private Locks locks;
  private StateFile states;
  private Engine engine;
  private ProcessFitness fitness;
  private volatile JavaInstallation java;

  /**
   * An app of which nothing is made yet.
   *
   * @param warnings receives what is odd but stops nothing
   */
  public App(
      Home home,
      LoadedConfig config,
      PlatformFactory platforms,
      Clock clock,
      EventLog events,
      Consumer<String> warnings) {
    this.home = home;
    this.config = config;
    this.platforms = platforms;
    this.clock = clock;
    this.recording = new Recording(clock);
    this.events = events.and(recording::record);
    this.warnings = warnings;
  }

  /**
   * Records every event in the history from now on, and runs the user's hooks after it; for a
   * command that acts.
   */
  public void startRecording() {
    recording.begin(history(), home.hooks(), events::hook, warnings);
  }

  /**
   * Shows notifications of what this process does from now on; for the monitor and the menu.
   *
   * @param isOn whether the user wants them at this moment
   */
  public void startNotifying(BooleanSupplier isOn) {
    recording.notifying(new Notifications(platforms.notifier(), isOn));
  }

  /**
   * Waits until the events so far are in the history and their hooks are started, each until the
   * limit.
   */
  public void endRecording(Duration limit) {
    recording.end(limit);
  }

  /** Returns the report for a bug report. */
  public Report report() {
    return new Report(this);
  }

  /** Returns the history of all processes of this home. */
  public HistoryFile history() {
    return new HistoryFile(home.history(), locks().history(), clock);
  }

  public Home home() {
    return home;
  }

  /** Creates the missing directories of the home, for a command that is about to write there. */
  public void createHome() {
    try {
      home.ensure();
    } catch (FileException e) {
      throw new UserError(
          Kind.FAILED,
          "the folder of mountaineer cannot be created: "
              + e.getMessage()
              + ". Nothing was changed",
          "set another folder with MOUNTAINEER_HOME");
    }
  }

  public LoadedConfig loadedConfig() {
    return config;
  }

  /**
   * Returns the config.
   *
   * @throws UserError if it cannot be used
   */
  public Config config() {
    return config.config();
  }

  /** Returns the path of the config file in use, whether it exists or not. */
  public Path configPath() {
    return config.path();
  }

  /** Returns the config for a long run, which follows its file. */
  public LiveConfig liveConfig() {
    return config.live(events, clock);
  }

  public PlatformFactory platforms() {
    return platforms;
  }

  public Clock clock() {
    return clock;
  }

  public EventLog events() {
    return events;
  }

  public synchronized Locks locks() {
    if (locks == null) {
      locks = new Locks(home.locks(), clock);
    }
    return locks;
  }

  StateFile states() {
    if (states == null) {
      states = new StateFile(home.state(), locks().state(), clock, warnings);
    }
    return states;
  }

  public Reconciler reconciler() {
    return engine().reconciler();
  }

  private Engine engine() {
    if (engine == null) {
      engine =
          new Engine(
              platforms.platform(),
              workers(),
              locks(),
              states(),
              events,
              this::isStopped,
              fitness());
    }
    return engine;
  }

  /**
   * Returns the engine as it runs until it is stopped.
   *
   * @param interval from the start of one cycle to the start of the next
   */
  public Monitor monitor(LiveConfig live, Supplier<Duration> interval) {
    return engine().monitor(live::current, interval);
  }

  /**
   * Looks for a running monitor.
   *
   * @throws FileException if its lock cannot be read
   */
  public Optional<MonitorLook> runningMonitor(Settings settings) throws FileException {
    return MonitorLook.awaited(locks().monitor(), settings.checkInterval(), this::isStopped, clock);
  }

  private Optional<Boolean> isStopped(long pid) {
    return platforms.processes().isStopped(pid);
  }

  /** Returns the record of whether this process can still be relied on. */
  public synchronized ProcessFitness fitness() {
    if (fitness == null) {
      fitness = new ProcessFitness(platforms.starts()::fault, this::changeOfJava);
    }
    return fitness;
  }

  /** Watches the Java of this process from now on: in a long run it may be replaced. */
  public void watchJava() {
    java = new JavaInstallation(Path.of(System.getProperty("java.home")));
  }

  private Optional<String> changeOfJava() {
    return java == null ? Optional.empty() : java.change();
  }

  public Links links() {
    return new Links(states(), events);
  }

  public AliasInspector aliasInspector() {
    return new AliasInspector(platforms.platform(), workers(), links());
  }

  public FolderBrowser folders() {
    return new FolderBrowser(platforms.platform(), links());
  }

  public ConfigService configService() {
    return new ConfigService(new ConfigEditor(config.file(), locks().config()), this::createHome);
  }

  /** Returns the use cases of pauses. */
  public PauseService pauses() {
    return new PauseService(states(), events, clock);
  }

  /** Returns the use cases of moves that wait until a share is idle. */
  public RequestService requests() {
    return new RequestService(
        states(),
        reconciler(),
        platforms.platform().openFiles(),
        events,
        clock,
        this::isMonitorKnownToRun);
  }

  private boolean isMonitorKnownToRun() {
    try {
      return runningMonitor(config().settings()).filter(each -> !each.isFrozen()).isPresent();
    } catch (FileException e) {
      return false; // nothing can be left to a monitor whose lock cannot be read
    }
  }

  /**
   * Returns the use cases before the cable is pulled, and once it is back.
   *
   * @param interactive as for {@link #shares}
   */
  public HandoverService handover(boolean interactive) {
    return new HandoverService(shares(interactive), requests(), engine().unplugCheck(), clock);
  }

  /** Returns the use case of waiting for a share. */
  public WaitService waits() {
    return new WaitService(platforms.platform(), states());
  }

  /**
   * Returns the use cases of shares.
   *
   * @param interactive whether a person is there to answer a password window of macOS
   */
  public ShareService shares(boolean interactive) {
    return new ShareService(reconciler(), interactive);
  }

  /**
   * Returns the use cases of favorites.
   *
   * @param interactive as for {@link #shares}
   */
  public FavoriteService favorites(boolean interactive) {
    return favorites(shares(interactive));
  }

  private FavoriteService favorites(ShareService shares) {
    ConfigService service = configService();
    return new FavoriteService(
        service,
        shares,
        new FavoriteRemoval(service, locks(), links(), states()),
        SmbUrl::bothForFinder,
        this::compareServers);
  }

  private ServerComparison compareServers(Share share, Settings settings) {
    return ServerComparison.of(platforms.platform().servers(), workers(), share, settings);
  }

  /** Returns the use case of making favorites of what is mounted. */
  public FavoriteImport favoriteImport() {
    return new FavoriteImport(favorites(false), this::addressWarnings);
  }

  /** Returns the search for what could be imported. */
  public ImportPlan importPlan() {
    return new ImportPlan(
        discovery(),
        platforms.servers(),
        platforms.incompletePlatform().servers(),
        workers(),
        configService());
  }

  /** Returns the app of the mountaineer before this one. */
  public FormerApp formerApp() {
    Path home = config.userHome();
    return new MacFormerApp(
        platforms.runner(), home, home.resolve("Library/LaunchAgents/com.mountaineer.agent.plist"));
  }

  /** Returns the use case of looking around for mounts and servers. */
  public DiscoveryService discovery() {
    Platform platform = platforms.incompletePlatform();
    return new DiscoveryService(platform.mountTable(), platform.user(), platforms.servers());
  }

  /** Returns the warnings about addresses that a new share cannot rely on. */
  public AddressWarnings addressWarnings(Settings settings) {
    return new AddressWarnings(
        configPath(),
        (share, via) ->
            new Credentials(platforms.runner()).look(share.host(via), share.username(), false),
        (share, via) -> SmbUrl.forFinder(share.host(via), settings.smbPort(), share.shareName()));
  }

  public AliasService aliases() {
    return new AliasService(configService(), locks(), links(), aliasInspector());
  }

  /** Returns all use cases for the menu, which nobody watches when a window of macOS opens. */
  public UseCases useCases() {
    ShareService shares = shares(false);
    return new UseCases(
        shares,
        favorites(shares),
        aliases(),
        aliasInspector(),
        folders(),
        configService(),
        new AddressCheck(platforms.platform().probe()),
        history()::lastChanges,
        pauses(),
        requests(),
        new HandoverService(shares, requests(), engine().unplugCheck(), clock),
        config -> discovery().discover(config));
  }

  private static Workers workers() {
    return Workers.threads("worker", MOST_WORKERS);
  }
}
