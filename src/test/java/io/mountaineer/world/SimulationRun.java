package io.mountaineer.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One story played to its end in a world of its own.
 *
 * @param broken the promise that was broken, or what else went wrong
 */
record SimulationRun(List<Event> happenings, List<String> story, Optional<Throwable> broken) {

  /** Plays these happenings, with every file in a folder that is gone afterwards. */
  static SimulationRun of(List<Event> happenings) {
    return played(happenings, false);
  }

  /** The same with a monitor that works in threads of its own. */
  static SimulationRun threaded(List<Event> happenings) {
    return played(happenings, true);
  }

  private static SimulationRun played(List<Event> happenings, boolean isThreaded) {
    Path folder = newFolder();
    try {
      World world = new World(folder, isThreaded);
      Optional<Throwable> broken = Optional.empty();
      try {
        world.play(happenings);
        new Quiescence(world).settle();
      } catch (Violation | RuntimeException e) {
        broken = Optional.of(e);
      } finally {
        world.processes().end();
      }
      return new SimulationRun(happenings, without(folder, world.story()), broken);
    } finally {
      remove(folder);
    }
  }

  private static List<String> without(Path folder, List<String> story) {
    return story.stream().map(line -> line.replace(folder.toString(), "")).toList();
  }

  boolean failed() {
    return broken.isPresent();
  }

  /**
   * The same failure with as few happenings as may be: what can be left out without making it good
   * is left out, in ever smaller pieces.
   */
  SimulationRun shortened() {
    SimulationRun shortest = this;
    for (int piece = happenings.size() / 2; piece > 0; piece /= 2) {
      for (int from = 0; from < shortest.happenings.size(); ) {
        List<Event> fewer = new ArrayList<>(shortest.happenings);
        fewer.subList(from, Math.min(from + piece, fewer.size())).clear();
        SimulationRun trial = SimulationRun.of(fewer);
        if (trial.failed()) {
          shortest = trial;
        } else {
          from += piece;
        }
      }
    }
    return shortest;
  }

  /** In memory where there is such a place: thousands of worlds are no work for a disk. */
  private static Path newFolder() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "world")
          : Files.createTempDirectory("world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
