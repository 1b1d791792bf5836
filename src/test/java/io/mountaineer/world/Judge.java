package io.mountaineer.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Link;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.NameForm;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.Verb;
import io.mountaineer.platform.Mounter;
import io.mountaineer.state.Locks;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The promises of the product, as far as one moment or one act can break them. */
final class Judge {

  /** All limits of one share's work, one after another, for every share. */
  private static final Duration LONGEST_CYCLE = Duration.ofMinutes(8);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final Map<Path, String> bystanders = new HashMap<>();
  private final Patience patience;
  private Optional<Share> spared = Optional.empty();
  private Optional<Object> stateRead = Optional.empty();

  Judge(World world) {
    this.world = world;
    this.patience = new Patience(world);
  }

  /** A thing that is not mountaineer's: it has to stay as it is. */
  void bystander(Path path, String content) {
    bystanders.put(path, content);
  }

  /** Its owner has taken it away. */
  void bystanderLeft(Path path) {
    bystanders.remove(path);
  }

  List<Path> bystanders() {
    return List.copyOf(bystanders.keySet());
  }

  /** Nothing happens to this share: it has to stay where it is. */
  void spare(Share share) {
    spared = Optional.of(share);
  }

  void spareNobody() {
    spared = Optional.empty();
  }

  void mount(Mountaineer process, Mounter.Request request) {
    Share share =
        process.evidence().shares().stream()
            .filter(each -> each.shareName().equals(request.shareName()))
            .findFirst()
            .orElseThrow(() -> new Violation("mounts what is not configured: " + request));
    Violation.unless(
        request.volumePath().equals(world.volume(share)),
        "a share is mounted at its volume path only: " + request);
    Violation.unless(
        process.evidence().table().filter(table -> lacks(table, share)).isPresent(),
        "a mount begins only when the mount table lacks the share: " + request);
    Violation.unless(
        process.evidence().provesFree(request.volumePath()),
        "a mount begins only when its place is free: " + request);
    patience.mount(process, request);
    Violation.unless(
        !process.isRobot() || remembered(share).hold() != Hold.UNMOUNTED,
        "what the user took away stays away: " + request);
  }

  void mounted(Mountaineer process, Mounter.Request request, Optional<Failure> failure) {
    patience.mounted(request, failure);
    if (failure.isEmpty()) {
      process.evidence().mounted(request.volumePath());
    }
  }

  /** The user acted or changed the config: what failed before may be tried again. */
  void afresh() {
    patience.afresh();
  }

  /** What a command about one share told at its end. */
  void told(Mountaineer process, Verb verb, ShareReport report) {
    if (!(report.outcome() instanceof Outcome.Done done)) {
      return;
    }
    Path volume = world.volume(report.share());
    MountTable table = process.evidence().table().orElseThrow();
    Optional<String> wanted = done.active().map(report.share()::host);
    Optional<String> found =
        ((MountTable.Known) table)
            .entries().stream()
                .filter(entry -> entry.path().equals(volume) && carries(entry, report.share()))
                .map(entry -> entry.smb().orElseThrow().host())
                .findFirst();
    Violation.unless(found.equals(wanted), "done means done: " + report);
    Violation.unless(
        wanted.isEmpty() || process.evidence().heardFrom(volume), "a new mount answers: " + report);
    Violation.unless(
        !(verb instanceof Verb.UnmountShare)
            || world.isDiskFull()
            || remembered(report.share()).hold() == Hold.UNMOUNTED,
        "an unmount is remembered: " + report);
  }

  private static boolean lacks(MountTable table, Share share) {
    return table instanceof MountTable.Known known
        && known.entries().stream().noneMatch(entry -> carries(entry, share));
  }

  private static boolean carries(MountEntry entry, Share share) {
    return entry
        .smb()
        .filter(smb -> NameForm.same(smb.share(), share.shareName()))
        .filter(smb -> List.of(share.thunderboltHost(), share.fallbackHost()).contains(smb.host()))
        .isPresent();
  }

  /** What state.json says of a share. */
  ShareState remembered(Share share) {
    Locks locks = new Locks(world.home().locks(), world.time());
    return new StateFile(world.home().state(), locks.state(), world.time(), trouble -> {})
        .load()
        .of(share.name());
  }

  void unmount(Mountaineer process, MountEntry entry, boolean force) {
    Evidence evidence = process.evidence();
    Share share =
        evidence.shares().stream()
            .filter(each -> carries(entry, each))
            .findFirst()
            .orElseThrow(() -> new Violation("unmounts what is no share's: " + entry));
    Violation.unless(
        !process.isRobot()
            || evidence.made(entry.path())
            || !entry.path().equals(world.volume(share))
            || evidence.answered(share.thunderboltHost())
            || evidence.answered(share.fallbackHost()),
        "a mount is left as it is while nothing answers: " + entry);
    Violation.unless(
        !spared.equals(Optional.of(share)),
        "the trouble of its neighbours does not reach a share: " + entry);
    Violation.unless(
        evidence.table().isPresent(), "nothing is unmounted without a look at the mount table");
    String host = entry.smb().orElseThrow().host();
    boolean proven = evidence.provesDown(host) || evidence.provesDead(entry.path(), host);
    Violation.unless(
        force || evidence.provesIdle(entry.path()),
        "a live mount is unmounted only when nobody has files open: " + entry);
    Violation.unless(
        !force || process.mayForce() || proven,
        "force needs a dead host, a dead mount or the user's word: " + entry);
  }

  void endedInTime(Mountaineer process, Duration took) {
    Violation.unless(
        took.compareTo(LONGEST_CYCLE) < 0, process.name() + " took " + took.toSeconds() + " s");
  }

  /** Holds between any two calls. */
  void atAnyTime() {
    Path state = world.home().state();
    Optional<Object> version = version(state);
    if (!version.equals(stateRead)) {
      stateRead = version;
      version.ifPresent(there -> Violation.unless(isWhole(state), "state.json is whole"));
    }
  }

  /** The user's disk broke the file: that is not judged. */
  void stateWasTorn() {
    patience.afresh();
    stateRead = version(world.home().state());
  }

  private static Optional<Object> version(Path file) {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(Path state) {
    try {
      return JSON.readTree(Files.readString(state)).has("schema_version");
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds when no process is at work. */
  void atRest() {
    atAnyTime();
    for (Share share : world.shares()) {
      Link link = share.stableLink(world.config().settings());
      Violation.unless(
          !Files.isSymbolicLink(link.path())
              || bystanders.containsKey(link.path())
              || target(link.path()).equals(link.target()),
          "the stable path leads to the volume path only: " + link.path());
    }
    bystanders.forEach(
        (path, content) ->
            Violation.unless(
                content.equals(content(path)), "what is not ours stays as it is: " + path));
    try (Stream<Path> files = Files.list(world.home().root())) {
      files.forEach(
          file ->
              Violation.unless(
                  !file.getFileName().toString().endsWith(".tmp") || Files.isDirectory(file),
                  "no temp file is left behind: " + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands at a place, for telling whether it is still the same. */
  static String content(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return "-> " + target(path);
      }
      return Files.isDirectory(path) ? "folder" : Files.readString(path);
    } catch (IOException e) {
      return "gone: " + e;
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
