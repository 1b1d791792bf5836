package io.mountaineer.platform.macos;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.Volumes.Occupant;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Volumes in {@code /Volumes}. Each look runs on a daemon thread, at most one for a path at a time:
 * a mount that came up since the mount table was read may be dead already and hold the thread for
 * ever.
 */
final class MacVolumes implements Volumes {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final CommandRunner runner;
  private final Path home;
  private final Map<Path, FutureTask<Occupant>> looks = new ConcurrentHashMap<>();

  /**
   * Names the volumes of this Mac.
   *
   * @param home the user's home; its owner is the user (a name would have to be looked up)
   */
  MacVolumes(CommandRunner runner, Path home) {
    this.runner = runner;
    this.home = home;
  }

  @Override
  public Occupant at(Path volumePath) {
    return within(LIMIT, volumePath, new Look(volumePath, home));
  }

  /**
   * Calls the program, because rmdir(2) refuses files, links, mounts and full directories at once
   * and by itself, while {@code Files.delete} looks first and deletes afterwards.
   */
  @Override
  public boolean removeEmptyDirectory(Path volumePath) {
    Command rmdir = Command.of(LIMIT, "rmdir", volumePath.toString());
    return runner.run(rmdir) instanceof Exited exited && exited.code() == 0;
  }

  /** Returns the answer of a look, or {@code UNKNOWN} when it does not come in time. */
  Occupant within(Duration limit, Path path, Callable<Occupant> look) {
    FutureTask<Occupant> mine = new FutureTask<>(look);
    FutureTask<Occupant> task =
        looks.merge(path, mine, (before, next) -> before.isDone() ? next : before);
    if (task == mine) {
      Thread worker = new Thread(mine, "look at " + path);
      worker.setDaemon(true);
      worker.start();
    }
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Occupant.UNKNOWN;
    } catch (ExecutionException | TimeoutException e) {
      return Occupant.UNKNOWN;
    }
  }

  /**
   * Look at the occupant of a volume path. The listing of the parent comes first, so that nothing
   * is asked of a path at which nothing stands.
   *
   * @param home a directory of the user, whose owner is the user
   */
  private record Look(Path volumePath, Path home) implements Callable<Occupant> {

    @Override
    public Occupant call() throws IOException {
      try {
        Optional<Path> listed = listed();
        return listed.isPresent() ? occupant(listed.get()) : Occupant.NOTHING;
      } catch (NoSuchFileException e) {
        return Occupant.NOTHING; // it vanished just now, or even the parent is missing
      }
    }

    private Optional<Path> listed() throws IOException {
      String wanted = CanonicalName.of(volumePath.getFileName().toString());
      try (DirectoryStream<Path> names = Files.newDirectoryStream(volumePath.getParent())) {
        for (Path name : names) {
          if (CanonicalName.of(name.getFileName().toString()).equals(wanted)) {
            return Optional.of(name);
          }
        }
      }
      return Optional.empty();
    }

    private Occupant occupant(Path path) throws IOException {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      if (!attributes.isDirectory() || !isEmpty(path)) {
        return Occupant.SOMETHING;
      }
      return owner(path).equals(user()) ? Occupant.OUR_EMPTY_DIRECTORY : Occupant.EMPTY_DIRECTORY;
    }

    private static boolean isEmpty(Path directory) throws IOException {
      try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
        return !content.iterator().hasNext();
      } catch (AccessDeniedException e) {
        return false; // not known to be empty
      }
    }

    private Object user() throws IOException {
      try {
        return owner(home);
      } catch (NoSuchFileException e) {
        throw new IOException("no home to tell the user by: " + home, e); // not a missing volume
      }
    }

    /** Returns the number, because the name may be missing from the user directory. */
    private static Object owner(Path path) throws IOException {
      return Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS);
    }
  }
}
