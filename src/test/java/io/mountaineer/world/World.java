package io.mountaineer.world;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.engine.CycleReport;
import io.mountaineer.engine.JournalEntry;
import io.mountaineer.engine.Verb;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualTime;
import io.mountaineer.state.Blockade;
import io.mountaineer.state.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A simulated Mac with a monitor, commands, users and faults on it, in one thread and in virtual
 * time: what happens is the same every time it is played.
 */
final class World {

  static final Share CORE = new Share("CORE", "evan", "10.10.10.1", "macmini.local", "CORE");

  /** On the server of {@link #CORE}. */
  static final Share MEDIA = new Share("MEDIA", "evan", "10.10.10.1", "macmini.local", "MEDIA");

  /** On a server of its own. */
  static final Share VAULT = new Share("VAULT", "evan", "10.10.10.2", "nas.local", "VAULT");

  /** launchd starts a monitor again not sooner (macos-facts, ThrottleInterval). */
  private static final Duration UNTIL_STARTED_AGAIN = Duration.ofSeconds(10);

  private final Path folder;
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-05T08:00:00Z"));
  private final WorldSettings settings;
  private final SimulatedMac mac;
  private final Home home;
  private final Judge judge;
  private final Interruptions interruptions = new Interruptions();
  private final List<String> story = new ArrayList<>();
  private List<Share> shares = List.of(CORE, MEDIA, VAULT);
  private Optional<Mountaineer> monitor = Optional.empty();
  private Events.Hearing hearing = () -> {};
  private boolean atWork;
  private Optional<Blockade> blockade = Optional.empty();

  World(Path folder) {
    this.folder = folder;
    this.settings = new WorldSettings(folder);
    this.mac = new SimulatedMac(folder.resolve("mac"), settings.now().volumesRoot(), 445, time);
    this.home = new Home(folder.resolve("home"), folder.resolve("log"));
    this.judge = new Judge(this);
    try {
      home.ensure();
      Files.createDirectories(settings.now().sharesRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startMonitor();
  }

  /** Plays these happenings one after another, with the promises looked at after each. */
  void play(List<Happening> happenings) {
    for (Happening each : happenings) {
      happens(each);
      judge.atRest();
    }
  }

  private void happens(Happening happening) {
    tell("* " + happening.text());
    happening.effect().accept(this);
  }

  /** Time goes by, and the monitor, if one runs, makes its cycles when they are due. */
  void pass(Duration duration) {
    Instant end = time.now().plus(duration);
    while (time.now().isBefore(end)) {
      monitor.ifPresent(this::cycle);
      Duration left = Duration.between(time.now(), end);
      Duration rest = monitor.map(each -> each.program().rest()).orElse(UNTIL_STARTED_AGAIN);
      Duration pause = rest.compareTo(left) < 0 ? rest : left;
      if (pause.compareTo(Duration.ZERO) > 0) {
        time.pause(pause);
      }
    }
  }

  private void cycle(Mountaineer process) {
    long start = time.nanos();
    work(process, () -> process.program().monitor.cycle());
    judge.endedInTime(process, Duration.ofNanos(time.nanos() - start));
  }

  /** A process does something, until it is done or killed. */
  private void work(Mountaineer process, Runnable work) {
    process.evidence().begins(shares);
    boolean nested = atWork;
    atWork = true;
    try {
      work.run();
    } catch (CutOff e) {
      atWork = nested;
      // What it was told just before, nobody knows any more.
      judge.afresh();
      tell("  " + process.name() + " is killed");
      if (monitor.equals(Optional.of(process))) {
        monitorIsGone();
        locksGo();
        time.pause(UNTIL_STARTED_AGAIN);
        startMonitor();
      }
    } finally {
      atWork = nested;
    }
  }

  /** Locks die with their process; here, where it only pretends to be dead, with their files. */
  private void locksGo() {
    try (Stream<Path> files = Files.list(home.locks())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startMonitor() {
    if (monitor.isEmpty() && !atWork) {
      Mountaineer process = new Mountaineer(this, "monitor", true, false);
      hearing = process.program().listen();
      monitor = Optional.of(process);
    }
  }

  private void monitorIsGone() {
    hearing.close();
    monitor = Optional.empty();
  }

  /** The monitor is told to end, and does so in order; not while something is under way. */
  void stopMonitor() {
    monitor
        .filter(process -> !atWork)
        .ifPresent(
            process ->
                work(
                    process,
                    () -> {
                      process.program().monitor.stop();
                      process.program().monitor.run();
                      monitorIsGone();
                    }));
  }

  /** A command in a process of its own, which ends with it. */
  void command(Verb verb, boolean force, List<Share> wanted) {
    Mountaineer process = new Mountaineer(this, verb.name(), isRobot(verb), force);
    List<Share> managed = wanted.stream().filter(shares::contains).toList();
    judge.afresh();
    work(
        process,
        () -> {
          CycleReport report = process.program().carryOut(verb, managed);
          report.locked().forEach((share, by) -> tell("  " + verb.name() + ": locked by " + by));
          if (managed.size() == 1) {
            report.shares().forEach(each -> judge.told(process, verb, each));
          }
        });
    judge.afresh();
  }

  private static boolean isRobot(Verb verb) {
    return verb instanceof Verb.Reconcile;
  }

  /** Something happens in the middle of whatever is done so many calls from now. */
  void meanwhile(int calls, Happening happening) {
    interruptions.add(calls, () -> happens(happening));
  }

  /** Whatever acts so many calls from now is killed there. */
  void crash(int calls) {
    interruptions.add(
        calls,
        () -> {
          throw new CutOff();
        });
  }

  /** Called between any two things a process does. */
  void goOn() {
    judge.atAnyTime();
    if (atWork) {
      interruptions.oneCallLater();
    }
  }

  void logged(Mountaineer process, JournalEntry entry) {
    tell("  " + process.name() + ": " + entry.text());
    Violation.unless(!entry.event().equals("defect"), "the engine is surprised: " + entry.text());
    goOn();
  }

  /** The config is changed. */
  void configure(Consumer<WorldSettings> change) {
    change.accept(settings);
    judge.afresh();
  }

  /** Nothing is aimed at {@link #VAULT} from now on, and it runs by Thunderbolt. */
  void spareVault() {
    judge.spare(VAULT);
  }

  void manage(List<Share> managed) {
    shares = List.copyOf(managed);
    judge.afresh();
  }

  /** Nothing can be written to the state any more, or again. */
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

  /** What was planned for later does not happen any more. */
  void calm() {
    interruptions.clear();
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

  <T> T quietly(Supplier<T> look) {
    return interruptions.heldBackDuring(look);
  }

  private void tell(String line) {
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

  VirtualTime time() {
    return time;
  }

  Judge judge() {
    return judge;
  }

  List<Share> shares() {
    return shares;
  }

  Path volume(Share share) {
    return share.volumePath(settings.now());
  }

  /** Everything that happened and was logged. */
  List<String> story() {
    return List.copyOf(story);
  }
}
