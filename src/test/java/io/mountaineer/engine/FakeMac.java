package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.FileException;
import io.mountaineer.files.Home;
import io.mountaineer.platform.sim.SimulatedHost;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Simulated Mac with the real engine on it, a virtual clock, and sentences to write stories with. A
 * surprise within the engine, such as a second mount of one share, fails the test.
 */
final class FakeMac {

  static final Share CORE = new Share("CORE", "evan", "10.10.10.1", "macmini.local", "CORE");

  /** On the server of {@link #CORE}. */
  static final Share MEDIA = new Share("MEDIA", "evan", "10.10.10.1", "macmini.local", "MEDIA");

  /** On a server of its own. */
  static final Share VAULT = new Share("VAULT", "evan", "10.10.10.2", "nas.local", "VAULT");

  final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  final SimulatedMac mac;
  final CallRecorder tap = new CallRecorder();
  final SettingsDraft settings;
  final List<LogEvent> logEvents = new CopyOnWriteArrayList<>();
  final Home home;
  private List<Share> shares = List.of(CORE);
  private List<Alias> aliases = List.of();
  private final NavigableMap<Instant, Runnable> agenda = new TreeMap<>();
  private EngineUnderTest program;
  private boolean forgivesDefects;
  private boolean isSuspended;
  private Consumer<String> logged = event -> {};

  FakeMac(Path folder) {
    settings = new SettingsDraft(folder);
    home = new Home(folder.resolve("home"), folder.resolve("log"));
    mac = new SimulatedMac(folder.resolve("mac"), settings.settings().volumesRoot(), 445, time);
    mac.thunderbolt(CORE.thunderboltHost());
    try {
      home.ensure();
    } catch (FileException e) {
      throw new UncheckedIOException(e);
    }
    program = another();
  }

  /** Returns one more mountaineer on this Mac, of the same user. */
  EngineUnderTest another() {
    return another(Workers.inline());
  }

  EngineUnderTest another(Workers workers) {
    EventLog log = new EventLog(this::note);
    return new EngineUnderTest(
        home,
        tap.over(mac.platform()),
        workers,
        this::config,
        log,
        pid -> Optional.of(isSuspended));
  }

  /** Ends the running mountaineer, without a word, and starts a new one. */
  FakeMac restart() {
    program.leave();
    program = another();
    return this;
  }

  /**
   * Removes the lock files. Locks die with their process; of a process that only pretends to be
   * dead, they go with their files. Their content stays.
   */
  FakeMac lockFilesGo() throws IOException {
    try (Stream<Path> files = Files.list(home.locks())) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.delete(file);
        Files.writeString(file, text);
      }
    }
    return this;
  }

  EngineUnderTest program() {
    return program;
  }

  private void note(LogEvent entry) {
    logged.accept(entry.event());
    logEvents.add(entry);
    boolean defect = entry.event().equals("defect") && !forgivesDefects;
    assertTrue(!defect, () -> "the engine was surprised: " + entry.text());
  }

  /** Sets what is called with every line of the log before it is written; it may throw. */
  void onLog(Consumer<String> listener) {
    logged = listener;
  }

  FakeMac forgivingDefects() {
    forgivesDefects = true;
    return this;
  }

  FakeMac manages(Share... managed) {
    shares = List.of(managed);
    return this;
  }

  FakeMac links(Alias... wanted) {
    aliases = List.of(wanted);
    return this;
  }

  Config config() {
    return new Config(settings.settings(), shares, aliases);
  }

  SimulatedHost tb() {
    return mac.host(CORE.thunderboltHost());
  }

  SimulatedHost fallback() {
    return mac.host(CORE.fallbackHost());
  }

  FakeMac pullThunderbolt() {
    tb().goes(SimulatedHost.Link.DOWN);
    return this;
  }

  FakeMac plugInThunderbolt() {
    tb().goes(SimulatedHost.Link.UP);
    return this;
  }

  FakeMac pullFallback() {
    fallback().goes(SimulatedHost.Link.DOWN);
    return this;
  }

  FakeMac plugInFallback() {
    fallback().goes(SimulatedHost.Link.UP);
    return this;
  }

  /** Lets every mount by this interface fail so. */
  FakeMac mountsFail(Interface via, Failure.Kind kind) {
    String message = CORE.host(via) + " says " + kind.wire();
    mac.host(CORE.host(via)).mountsFailWith(Optional.of(Failure.of(kind, message)));
    return this;
  }

  FakeMac mountsWork(Interface via) {
    mac.host(CORE.host(via)).mountsFailWith(Optional.empty());
    return this;
  }

  FakeMac opens(Share share, String program) {
    mac.open(volume(share), new Holder(program, 712, 1, "cut.mov"));
    return this;
  }

  /** Mounts the share by this interface and lets the monitor see it so. */
  FakeMac mountedVia(Interface via) {
    shares.forEach(share -> mac.mountByHand(share.host(via), share.shareName(), volume(share)));
    return cycle();
  }

  /** Stops the monitor as by SIGSTOP; it makes no cycle until the test says so. */
  FakeMac suspendMonitor() {
    isSuspended = true;
    return this;
  }

  FakeMac cycle() {
    program.watch().monitor.cycle();
    return this;
  }

  /**
   * Makes a cycle and a second one: a first mount after a start or a wake waits for two answers.
   */
  FakeMac looksTwice() {
    cycle();
    time.pause(Duration.ofSeconds(2));
    return cycle();
  }

  /** Stops the monitor: it ends the cycle under way and leaves in order. */
  FakeMac stop() {
    program.monitor.stop();
    program.monitor.run();
    program.leave();
    return this;
  }

  /** Lets the monitor get the events of the Mac, from now on. */
  FakeMac listening() {
    program.monitor.listen();
    return this;
  }

  /** Lets something happen a moment from now, while the monitor rests. */
  FakeMac in(Duration delay, Runnable happening) {
    agenda.put(time.now().plus(delay), happening);
    return this;
  }

  /** Makes cycles when they are due, as the monitor makes them. */
  FakeMac runFor(int seconds) {
    Instant end = time.now().plusSeconds(seconds);
    while (time.now().isBefore(end)) {
      cycle();
      rest();
    }
    return this;
  }

  private void rest() {
    while (!agenda.isEmpty() && !agenda.firstKey().isAfter(time.now())) {
      agenda.pollFirstEntry().getValue().run(); // Its moment passed during the cycle.
    }
    Duration rest = program.monitor.rest();
    while (rest.compareTo(Duration.ZERO) > 0) {
      Instant due = time.now().plus(rest);
      Map.Entry<Instant, Runnable> next = agenda.firstEntry();
      if (next == null || next.getKey().isAfter(due)) {
        time.pause(rest);
        return;
      }
      agenda.pollFirstEntry();
      if (next.getKey().isAfter(time.now())) {
        time.pause(Duration.between(time.now(), next.getKey()));
      }
      next.getValue().run();
      rest = program.monitor.rest();
    }
  }

  /** Gives a command of the user for the first share, in a process of its own. */
  ShareReport act(Operation operation) {
    OperationReport report = another().execute(operation);
    assertTrue(report.locked().isEmpty(), () -> "locked: " + report.locked());
    return report.shares().get(0);
  }

  /** Pauses the share from now on, as the command does, which takes no lock. */
  FakeMac pause(Share share, Duration lasts) {
    Pause pause = new Pause(time.now(), Optional.of(time.now().plus(lasts)));
    intends(share, intents -> intents.withPause(Optional.of(pause)));
    return this;
  }

  /** Asks for a move once the share is idle, as the command does, which takes no lock. */
  FakeMac request(Share share, Interface to, Duration lasts) {
    Request request = Request.toSwitch(to, time.now(), Optional.of(time.now().plus(lasts)));
    intends(share, intents -> intents.withRequest(Optional.of(request)));
    return this;
  }

  void intends(Share share, UnaryOperator<Intents> change) {
    another()
        .states
        .update(share.name(), state -> state.withIntents(change.apply(state.intents())));
  }

  FakeMac pauseAll(Duration lasts) {
    Pause pause = new Pause(time.now(), Optional.of(time.now().plus(lasts)));
    another().states.update(state -> state.withPause(Optional.of(pause)));
    return this;
  }

  ShareReport status() {
    return another().status().get(0);
  }

  ShareReport preview() {
    return another().preview().get(0);
  }

  ShareThen then(Share share) {
    return new ShareThen(this, share);
  }

  ShareState state(Share share) {
    return another().states.load().of(share.name());
  }

  Path volume(Share share) {
    return share.volumePath(settings.settings());
  }

  Path link(Share share) {
    return share.stablePath(settings.settings());
  }

  /** Returns every SMB mount, such as {@code macmini.local/CORE at CORE}. */
  List<String> mounts() {
    return ((MountTable.Known) mac.readMountTable())
        .entries().stream().filter(entry -> entry.smb().isPresent()).map(FakeMac::text).toList();
  }

  List<String> mountsOf(Share share) {
    return ((MountTable.Known) mac.readMountTable())
        .entries().stream()
            .filter(entry -> entry.smb().isPresent())
            .filter(entry -> CanonicalName.same(entry.smb().get().share(), share.shareName()))
            .map(FakeMac::text)
            .toList();
  }

  private static String text(MountEntry entry) {
    var smb = entry.smb().orElseThrow();
    return smb.host() + "/" + smb.share() + " at " + entry.path().getFileName();
  }

  /** Returns the lines of the log so far. */
  String log() {
    return String.join("\n  ", logEvents.stream().map(LogEvent::text).toList());
  }

  long logged(String event) {
    return logEvents.stream().filter(entry -> entry.event().equals(event)).count();
  }
}
