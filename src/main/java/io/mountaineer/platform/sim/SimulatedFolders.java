package io.mountaineer.platform.sim;

import io.mountaineer.platform.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Folders of a simulated Mac: real ones on disk, as long as the mount they are on answers. */
final class SimulatedFolders implements Folders {

  private final Supplier<? extends Collection<Path>> mounts;
  private final Predicate<Path> answers;

  /**
   * @param answers whether a mount does; takes as long as a check
   */
  SimulatedFolders(Supplier<? extends Collection<Path>> mounts, Predicate<Path> answers) {
    this.mounts = mounts;
    this.answers = answers;
  }

  @Override
  public Answer inside(Path folder) {
    Answer answer = at(folder);
    return answer instanceof Answer.There ? new Answer.There(names(folder), true) : answer;
  }

  @Override
  public Answer at(Path folder) {
    boolean answered = mounts.get().stream().filter(at -> isBelow(folder, at)).allMatch(answers);
    if (!answered) {
      return new Answer.Unknown("no answer");
    }
    return Files.isDirectory(folder) ? new Answer.There(List.of(), true) : new Answer.Gone();
  }

  private static boolean isBelow(Path folder, Path mount) {
    try {
      return nearest(folder).toRealPath().startsWith(mount.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated Mac's own disk failed", e);
    }
  }

  private static Path nearest(Path folder) {
    return Files.exists(folder) ? folder : nearest(folder.getParent());
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).map(each -> each.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated Mac's own disk failed", e);
    }
  }
}
