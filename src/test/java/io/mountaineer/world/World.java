package io.mountaineer.world;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.engine.JournalEntry;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualTime;
import io.mountaineer.state.Blockade;
import io.mountaineer.state.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  private final Path folder;
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-05T08:00:00Z"));
  private final WorldSettings settings;
  private final SimulatedMac mac;
  private final Home home;
  private final Judge judge = new Judge(this);
  private final FileJudge files = new FileJudge(this);
  private final Processes processes = new Processes(this);
  private final Interruptions interruptions = new Interruptions();
  private final List<String> story = new ArrayList<>();
  private List<Share> shares = List.of(CORE, MEDIA, VAULT);
  private Optional<Blockade> blockade = Optional.empty();

  World(Path folder) {
    this.folder = folder;
    this.settings = new WorldSettings(folder);
    this.mac = new SimulatedMac(folder.resolve("mac"), settings.now().volumesRoot(), 445, time);
    this.home = new Home(folder.resolve("home"), folder.resolve("log"));
    try {
      home.ensure();
      Files.createDirectories(settings.now().sharesRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    processes.startMonitor();
  }

  /** Plays these happenings one after another, with the promises looked at after each. */
  void play(List<Happening> happenings) {
    for (Happening each : happenings) {
      happens(each);
      files.atRest();
    }
  }

  private void happens(Happening happening) {
    tell("* " + happening.text());
    happening.effect().accept(this);
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
    files.atAnyTime();
    if (processes.areAtWork()) {
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

  /** How often something happened in the midst of something else. */
  int interrupted() {
    return interruptions.count();
  }

  <T> T quietly(Supplier<T> look) {
    return interruptions.heldBackDuring(look);
  }

  void tell(String line) {
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

  FileJudge files() {
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

  /** Everything that happened and was logged. */
  List<String> story() {
    return List.copyOf(story);
  }
}
