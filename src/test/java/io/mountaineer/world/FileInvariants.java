package io.mountaineer.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.core.Link;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.Locks;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Invariants of files: which are whole at any time, and which are never touched. */
final class FileInvariants {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A look at the file takes as long as a call. */
  private static final int CALLS_BETWEEN_LOOKS = 8;

  private final World world;
  private final Map<Path, String> bystanders = new HashMap<>();
  private Optional<Object> stateRead = Optional.empty();
  private boolean linksMayBeForgotten;
  private int calls;

  FileInvariants(World world) {
    this.world = world;
  }

  /** Adds a file that is not mountaineer's: it has to stay as it is. */
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

  /** Returns what state.json says about a share. */
  ShareState remembered(Share share) {
    Locks locks = new Locks(world.home().locks(), world.time());
    return new StateFile(world.home().state(), locks.state(), world.time(), problem -> {})
        .load()
        .of(share, world.config().settings());
  }

  /** Holds between any two calls. */
  void atAnyTime() {
    if (calls++ % CALLS_BETWEEN_LOOKS == 0) {
      look();
    }
  }

  private void look() {
    Path state = world.home().state();
    Optional<Object> version = version(state);
    if (!version.equals(stateRead)) {
      stateRead = version;
      version.ifPresent(there -> Violation.unless(isWhole(state), "state.json is whole"));
    }
  }

  /** Excuses the content of a file that the user's disk broke. */
  void stateWasTorn() {
    linksMayBeForgotten = true;
    stateRead = version(world.home().state());
  }

  /** Forgets what the ended process could not write on a full disk. */
  void processDied() {
    look();
    linksMayBeForgotten |= world.isDiskFull();
  }

  /** Returns whether mountaineer may have forgotten which links it made. */
  boolean linksMayBeForgotten() {
    return linksMayBeForgotten;
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
    look();
    for (Share share : world.shares()) {
      Link link = share.stableLink(world.config().settings());
      Violation.unless(
          !Files.isSymbolicLink(link.path())
              || bystanders.containsKey(link.path())
              || world.volumesSoFar(share).contains(target(link.path())),
          "the stable path leads to the volume path only",
          link.path());
    }
    bystanders.forEach(
        (path, content) ->
            Violation.unless(
                content.equals(content(path)), "what is not ours stays as it is", path));
    try (Stream<Path> files = Files.list(world.home().root())) {
      files.forEach(
          file ->
              Violation.unless(
                  !file.getFileName().toString().endsWith(".tmp") || Files.isDirectory(file),
                  "no temp file is left behind",
                  file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the content at a place, to compare it later. */
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
