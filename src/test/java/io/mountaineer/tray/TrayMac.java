package io.mountaineer.tray;

import io.mountaineer.app.AddressCheck;
import io.mountaineer.app.AliasService;
import io.mountaineer.app.ConfigService;
import io.mountaineer.app.FavoriteRemoval;
import io.mountaineer.app.FavoriteService;
import io.mountaineer.app.HandoverService;
import io.mountaineer.app.PauseService;
import io.mountaineer.app.RequestService;
import io.mountaineer.app.ShareService;
import io.mountaineer.app.UseCases;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.config.edit.ConfigEditor;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.Engine;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.FolderBrowser;
import io.mountaineer.engine.Links;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.Blockade;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Home;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.ServerIdentities;
import io.mountaineer.platform.sim.SimulatedHost;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.SimulatedOpener;
import io.mountaineer.platform.sim.VirtualClock;
import io.mountaineer.state.StateFile;
import io.mountaineer.tray.menu.TrayAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Menu bar program on a simulated Mac with a real config file, all in one thread. */
final class TrayMac {

  static final String TB = "10.10.10.1";
  static final String FALLBACK = "macmini.local";

  private static final String CONFIG =
      """
      # mine
      [global]
      shares_root = "%1$s/Shares"
      volumes_root = "%1$s/Volumes"
      auto_failback = false # not while I work

      [[shares]]
      name = "CORE"
      username = "evan"
      thunderbolt_host = "10.10.10.1"
      fallback_host = "macmini.local"
      """;

  final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  final FakeScreen screen = new FakeScreen();
  final SimulatedMac mac;
  final Path folder;
  final SimulatedOpener finder = new SimulatedOpener();
  boolean opensAtLogin;
  boolean keepsHistory;
  Discovery found = new Discovery(List.of(), List.of(), List.of());
  int historyReads;
  private final Path config;
  private final Engine engine;
  private final Reconciler reconciler;
  private final LiveConfig live;
  private final TraySession session;
  private final Monitor monitor;
  private final ProgramActions program;
  private Optional<HeldLock> otherLock = Optional.empty();

  TrayMac(Path folder) {
    this.folder = folder;
    this.config = folder.resolve("config.toml");
    write(CONFIG.formatted(folder));
    Home home = new Home(folder.resolve("home"), folder.resolve("log"));
    ensure(home);
    mac = new SimulatedMac(folder.resolve("mac"), folder.resolve("Volumes"), 445, time);
    mac.thunderbolt(TB);
    Platform platform = mac.platform();
    Workers workers = Workers.inline();
    EventLog eventLog = new EventLog(entry -> {});
    Locks locks = new Locks(home.locks(), time);
    StateFile states = new StateFile(home.state(), locks.state(), time, failure -> {});
    engine = new Engine(platform, workers, locks, states, eventLog);
    reconciler = engine.reconciler();
    ConfigFile file = new ConfigFile(config, folder);
    live = live(file);
    Links links = new Links(states, eventLog);
    ConfigService change = new ConfigService(new ConfigEditor(file, locks.config()), () -> {});
    ShareService shares = new ShareService(reconciler, false);
    FavoriteRemoval removal = new FavoriteRemoval(change, locks, links, states);
    AliasInspector survey = new AliasInspector(platform, workers, links);
    PauseService pauses = new PauseService(states, eventLog, time);
    RequestService requests =
        new RequestService(states, reconciler, platform.openFiles(), eventLog, time, () -> true);
    UseCases uses =
        new UseCases(
            shares,
            new FavoriteService(
                change,
                shares,
                removal,
                (share, settings) -> List.of("smb://it"),
                (share, settings) ->
                    ServerComparison.of(
                        ServerIdentities.none(), Workers.inline(), share, settings)),
            new AliasService(change, locks, links, survey),
            survey,
            new FolderBrowser(platform, links),
            change,
            new AddressCheck(platform.probe()),
            this::lastChanges,
            pauses,
            requests,
            new HandoverService(shares, requests, engine.unplugCheck(), time),
            config -> found);
    TrayApp.Services services =
        new TrayApp.Services(
            live,
            reconciler,
            uses,
            locks.monitor(),
            () -> engine.monitor(live::current, () -> live.current().settings().checkInterval()));
    FinderOpener opener = new FinderOpener(finder, eventLog, screen);
    program = new ProgramActions(facts(), screen, opener, workers);
    session = new TraySession(services, screen, opener, workers, time, new StopSignal(), program);
    monitor = session.monitor(services);
  }

  /** Runs the whole session in a broken JVM, without the polls of the menu. */
  void runsInABrokenJvm() {
    engine.fitness().threw(new OutOfMemoryError("unable to create native thread"));
    session.run(
        new Workers() {
          @Override
          public void start(Runnable task) {}

          @Override
          public <T> CompletableFuture<T> begin(Callable<T> task) {
            return Workers.inline().begin(task);
          }
        });
  }

  private static void ensure(Home home) {
    try {
      home.ensure();
    } catch (FileException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LiveConfig live(ConfigFile file) {
    var stamp = file.stamp();
    ConfigResult first = file.read();
    return new LiveConfig(
        file,
        stamp,
        first.config().orElseThrow(),
        pause -> {},
        new LiveConfig.Listener() {
          @Override
          public void reloaded() {}

          @Override
          public void rejected(String why) {}
        });
  }

  private ProgramFacts facts() {
    return new ProgramFacts(
        List.of("mountaineer"),
        config,
        folder.resolve("log"),
        folder.resolve("quit-explained"),
        List::of,
        new LoginSwitch() {
          @Override
          public Optional<Boolean> isOn() {
            return Optional.of(opensAtLogin);
          }

          @Override
          public void set(boolean on) {
            opensAtLogin = on;
          }
        });
  }

  /** Returns an event for the state of each share, as if a failover had led to it. */
  private Map<String, HistoryEvent> lastChanges() {
    historyReads++;
    return keepsHistory
        ? status().stream()
            .collect(Collectors.toMap(each -> each.share().name(), TrayMac::failover))
        : Map.of();
  }

  private static HistoryEvent failover(ShareReport report) {
    return new HistoryEvent(
        "1",
        report.state().since().orElseThrow(),
        Optional.of(report.share().name()),
        "failover",
        Optional.of("tb"),
        report.state().active().map(Interface::wire),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Duration.ofMillis(1400)),
        List.of(),
        Map.of());
  }

  TrayMac looksAtLogin() {
    program.lookAtLogin();
    return poll();
  }

  /** Takes no more actions, as after Quit. */
  TrayMac stops() {
    session.wakeToStop();
    return this;
  }

  /** Chooses the entry of this text, as the user. */
  TrayMac choose(String text) {
    return chooses(screen.action(text));
  }

  /** Chooses an entry of a menu that may be gone. */
  TrayMac chooses(TrayAction action) {
    if (!program.choose(action)) {
      session.choose(action);
    }
    return this;
  }

  /** Runs for longer than a first mount is delayed after a start. */
  TrayMac runsForAWhile() {
    cycle();
    time.pause(Duration.ofSeconds(15));
    return cycle();
  }

  TrayMac cycle() {
    monitor.cycle();
    return this;
  }

  /** Updates the menu without a monitor in this process. */
  TrayMac poll() {
    session.poll();
    return this;
  }

  Config config() {
    return live.current();
  }

  /** Makes another process the monitor, which does nothing from then on. */
  TrayMac anotherMonitorFreezes() {
    Locks otherLocks =
        new Locks(new Home(folder.resolve("home"), folder.resolve("log")).locks(), time);
    try {
      LockAttempt.Held held = (LockAttempt.Held) otherLocks.monitor().tryAcquire("monitor");
      held.lock().touch();
      otherLock = Optional.of(held.lock());
    } catch (FileException e) {
      throw new UncheckedIOException(e);
    }
    time.pause(Duration.ofMinutes(5));
    return this;
  }

  TrayMac otherMonitorGoesOn() {
    otherLock.orElseThrow().touch();
    return this;
  }

  /** Returns the reports of {@code status} now. */
  List<ShareReport> status() {
    return reconciler.status(live.current(), live.current().shares());
  }

  TrayMac down(String host) {
    mac.host(host).goes(SimulatedHost.Link.DOWN);
    return this;
  }

  TrayMac opens(String share, String program, int files) {
    mac.open(volume(share), new Holder(program, 712, files, volume(share) + "/cut.mov"));
    return this;
  }

  /** Does something while the state cannot be written. */
  void fullDisk(Runnable action) throws IOException {
    Blockade full = Blockade.of(folder.resolve("home/state.json"));
    action.run();
    full.lift();
  }

  Path volume(String share) {
    return folder.resolve("Volumes").resolve(share);
  }

  Interface via(String share) {
    return status().stream()
        .filter(report -> report.share().name().equals(share))
        .findFirst()
        .flatMap(report -> report.state().active())
        .orElseThrow();
  }

  String configText() {
    try {
      return Files.readString(config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Edits the file by hand. */
  TrayMac write(String text) {
    try {
      Files.writeString(config, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a folder on the server, for both interfaces. */
  TrayMac serves(String share, String subpath) {
    try {
      Files.createDirectories(mac.served(TB, share).resolve(subpath));
      Files.createDirectories(mac.served(FALLBACK, share).resolve(subpath));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Share share(String name) {
    return new Share(name, "evan", TB, FALLBACK, name);
  }
}
