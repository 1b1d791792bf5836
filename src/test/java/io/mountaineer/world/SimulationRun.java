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
record SimulationRun(List<Event> events, List<String> story, Optional<Throwable> broken) {

  /** Plays these events, with every file in a folder that is gone afterwards. */
  static SimulationRun of(List<Event> events) {
    return played(events, false);
  }

  /** Plays these events with a monitor that works in threads of its own. */
  static SimulationRun threaded(List<Event> events) {
    return played(events, true);
  }

  private static SimulationRun played(List<Event> events, boolean isThreaded) {
    Path folder = newFolder();
    try {
      World world = new World(folder, isThreaded);
      Optional<Throwable> broken = Optional.empty();
      try {
        world.play(events);
        new Quiescence(world).settle();
      } catch (Violation | RuntimeException e) {
        broken = Optional.of(e);
      } finally {
        world.processes().end();
      }
      return new SimulationRun(events, without(folder, world.story()), broken);
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
   * Returns this failure with as few events as may be: what can be left out without making it good
   * is left out, in ever smaller pieces.
   */
  SimulationRun shortened() {
    SimulationRun shortest = this;
    for (int piece = events.size() / 2; piece > 0; piece /= 2) {
      for (int from = 0; from < shortest.events.size(); ) {
        List<Event> fewer = new ArrayList<>(shortest.events);
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

  /**
   * Returns a new folder, in memory where that is possible: thousands of worlds are no work for a
   * disk.
   */
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
