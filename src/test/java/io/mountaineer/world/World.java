package io.mountaineer.world;

import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.Share;
import io.mountaineer.engine.LogEvent;
import io.mountaineer.files.Blockade;
import io.mountaineer.files.Home;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A simulated Mac with a monitor, commands, users and faults on it, in one thread and in virtual
 * time: what happens is the same every time it is played.
 */
final class World {

  static final Share CORE = new Share("CORE", "evan", "10.10.10.1", "macmini.local", "CORE");

  /** On the server of {@link #CORE}. */
  static final Share MEDIA = new Share("MEDIA", "evan", "10.10.10.1", "macmini.local", "MEDIA");

  /** On a server of its own. */
  static final Share VAULT = new Share("VAULT", "evan", "10.10.10.2", "Evans-NAS.local", "VAULT");

  private final Path folder;
  private final boolean isThreaded;
  private final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private final WorldSettings settings;
  private final SimulatedMac mac;
  private final Home home;
  private final Invariants invariants = new Invariants(this);
  private final FileInvariants files = new FileInvariants(this);
  private final Processes processes = new Processes(this);
  private final Interruptions interruptions = new Interruptions();
  private final Agenda agenda = new Agenda(time);
  private final Intents intents = new Intents(this);
  private final Set<String> collapses = new HashSet<>();
  private int toolsUntilKill;
  private final List<String> story = new CopyOnWriteArrayList<>();
  private final Map<String, Set<Path>> volumes = new HashMap<>();
  private List<Share> shares = List.of(CORE, MEDIA, VAULT);
  private Optional<Blockade> blockade = Optional.empty();
  private boolean playsCoda;
  private Optional<Long> darkSince = Optional.empty();

  World(Path folder, boolean isThreaded) {
    this.folder = folder;
    this.isThreaded = isThreaded;
    this.settings = new WorldSettings(folder);
    this.mac = new SimulatedMac(folder.resolve("mac"), settings.now().volumesRoot(), 445, time);
    this.home = new Home(folder.resolve("home"), folder.resolve("log"));
    try {
      home.ensure();
      Files.createDirectories(settings.now().sharesRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Servers.build(mac);
    mac.distinguishServers((mounted, asked) -> Servers.isOneServer(this, mounted, asked));
    noteVolumes();
    mac.faults().duringTools(this::amidTool);
    processes.startMonitor();
  }

  /** Plays these events one after another, and checks the promises after each. */
  void play(List<Event> events) {
    for (Event each : events) {
      happens(each);
      files.atRest();
    }
  }

  private void happens(Event event) {
    note("* " + event.text());
    event.effect().accept(this);
  }

  /** Plans an event for the middle of whatever is done so many calls from now. */
  void meanwhile(int calls, Event event) {
    interruptions.add(calls, () -> happens(event));
  }

  /** Plans an event after so much time, in the midst of what is done then. */
  void later(Duration delay, Event event) {
    agenda.in(delay, () -> happens(event));
  }

  /** Stops the process that acts so many calls from now, and lets it go on after so much time. */
  void suspend(int calls, Duration duration) {
    if (isThreaded) {
      return;
    }
    processes.suspendNext();
    interruptions.add(calls, () -> processes.suspend(duration));
  }

  /** Makes the next call of a process to its machine that comes after so many fail so. */
  void breakDown(int calls, Supplier<Error> error) {
    if (isThreaded) {
      return;
    }
    interruptions.add(
        calls,
        () -> {
          Error thrown = error.get();
          collapses.add(thrown.toString());
          throw thrown;
        });
  }

  /**
   * Returns whether the defect that the engine logs is an Error of Java, and no fault of the
   * engine.
   */
  private boolean isCollapse(LogEvent entry) {
    return collapses.stream().anyMatch(entry.text()::contains);
  }

  /** Kills the process that acts so many calls from now. */
  void crash(int calls) {
    if (isThreaded) {
      return;
    }
    interruptions.add(
        calls,
        () -> {
          throw new CutOff();
        });
  }

  /** Kills the process that runs the n-th tool of macOS from now, in the midst of it. */
  void killAmidTool(int nth) {
    toolsUntilKill = isThreaded ? 0 : nth;
  }

  /**
   * Returns whether the monitor works in threads of its own; then no process dies in the midst of
   * work.
   */
  boolean isThreaded() {
    return isThreaded;
  }

  private void amidTool() {
    inTurn(this::goOnAmidTool);
  }

  private void goOnAmidTool() {
    goOn();
    if (toolsUntilKill > 0 && --toolsUntilKill == 0 && processes.areAtWork()) {
      throw new CutOff();
    }
  }

  /** Lets the world go on between any two calls of a process. */
  void goOn() {
    inTurn(this::goOnInTurn);
  }

  /**
   * Threads of a monitor take turns here. Elsewhere only one thread runs at a time: a process that
   * is stopped in here must not keep the others out.
   */
  private void inTurn(Runnable work) {
    if (isThreaded) {
      synchronized (this) {
        work.run();
      }
    } else {
      work.run();
    }
  }

  private void goOnInTurn() {
    files.atAnyTime();
    invariants.atAnyTime();
    if (processes.areAtWork()) {
      interruptions.heldBackDuring(agenda::doWhatIsDue);
      interruptions.oneCallLater();
      processes.stopHereIfSuspended();
    }
  }

  void logged(Mountaineer process, LogEvent entry) {
    inTurn(() -> loggedInTurn(process, entry));
  }

  private void loggedInTurn(Mountaineer process, LogEvent entry) {
    note("  " + process.name() + ": " + entry.text());
    invariants.logged(process, entry);
    Violation.unless(
        !entry.event().equals("defect") || isCollapse(entry),
        "the engine is surprised",
        entry.text());
    goOn();
  }

  /** Changes the config. */
  void configure(Consumer<WorldSettings> change) {
    change.accept(settings);
    invariants.forgetFailures();
    intents.allOvertaken();
  }

  /** Excludes {@link #VAULT} from all events from now on; it runs by Thunderbolt. */
  void spareVault() {
    invariants.spare(VAULT);
  }

  void wakesInTheDark() {
    mac.faults().darkWake(true);
    darkSince = Optional.of(time.nanos());
  }

  void wakesFully() {
    mac.faults().darkWake(false);
    darkSince = Optional.empty();
  }

  /** Returns since when the Mac is awake without a person, by the time that runs. */
  Optional<Long> darkSince() {
    return darkSince;
  }

  /** Plays the plain story after all events, too. */
  void endsWithCoda() {
    playsCoda = true;
  }

  boolean playsCoda() {
    return playsCoda;
  }

  /**
   * Makes these the shares of the config; one that gives two entries one name or one volume path is
   * not read, and changes nothing.
   */
  void manage(List<Share> managed) {
    Set<String> names = new HashSet<>();
    Set<String> shareNames = new HashSet<>();
    for (Share share : managed) {
      names.add(CanonicalName.of(share.name()));
      shareNames.add(CanonicalName.of(share.shareName()));
    }
    if (names.size() < managed.size() || shareNames.size() < managed.size()) {
      return;
    }
    shares = List.copyOf(managed);
    noteVolumes();
    invariants.forgetFailures();
    intents.allOvertaken();
  }

  private void noteVolumes() {
    for (Share share : shares) {
      volumes.computeIfAbsent(share.name(), name -> new HashSet<>()).add(volume(share));
    }
  }

  /**
   * Returns every volume path that an entry of this name has had: its link follows in the next
   * cycle.
   */
  Set<Path> volumesSoFar(Share share) {
    return volumes.get(share.name());
  }

  /** Fills the disk, so that the state cannot be written, or frees it. */
  void diskIsFull(boolean full) {
    try {
      if (full && blockade.isEmpty()) {
        blockade = Optional.of(Blockade.of(home.state()));
      } else if (!full && blockade.isPresent()) {
        blockade.get().lift();
        blockade = Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isDiskFull() {
    return blockade.isPresent();
  }

  /** Ends what is planned: events of a later time happen now, all others are dropped. */
  void calm() {
    interruptions.clear();
    toolsUntilKill = 0;
    agenda.doAll();
    mac.cancelPendingWork();
  }

  Config config() {
    Path links = folder.resolve("Shares/Links");
    return new Config(
        settings.now(),
        shares,
        List.of(
            new Alias("cuts", links.resolve("cuts"), "CORE", "projects/cuts"),
            new Alias("scans", links.resolve("scans"), "VAULT", "scans")));
  }

  /** Returns the host of a share for which a mount counts; fallback, if it is by a third name. */
  String countsAs(MountEntry entry, Share share) {
    String host = mac.host(entry.smb().orElseThrow().host()).name();
    return share.hosts().contains(host) ? host : share.fallbackHost();
  }

  /** Returns whether a mount stands where macOS puts one whose proper place is taken. */
  boolean isStray(MountEntry entry, Share share) {
    String proper = Pattern.quote(volume(share).getFileName().toString());
    return entry.path().getParent().equals(settings.now().volumesRoot())
        && entry.path().getFileName().toString().matches(proper + "-[0-9]+")
        && Servers.isOurs(entry)
        && !entry.automounted()
        && !entry.nobrowse();
  }

  /** Returns how often something happened in the midst of something else. */
  int interrupted() {
    return interruptions.count();
  }

  <T> T quietly(Supplier<T> look) {
    return interruptions.heldBackDuring(look);
  }

  void note(String line) {
    story.add(time.now() + " " + line);
  }

  Path folder() {
    return folder;
  }

  Home home() {
    return home;
  }

  SimulatedMac mac() {
    return mac;
  }

  VirtualClock time() {
    return time;
  }

  Agenda agenda() {
    return agenda;
  }

  Intents intents() {
    return intents;
  }

  Invariants invariants() {
    return invariants;
  }

  FileInvariants files() {
    return files;
  }

  Processes processes() {
    return processes;
  }

  List<Share> shares() {
    return shares;
  }

  Path volume(Share share) {
    return share.volumePath(settings.now());
  }

  /** Returns everything that happened and was logged. */
  List<String> story() {
    return List.copyOf(story);
  }
}
