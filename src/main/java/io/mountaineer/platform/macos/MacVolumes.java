package io.mountaineer.platform.macos;

import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks into {@code /Volumes}. Each look runs on a daemon thread, at most one for a path at a time:
 * a mount that came up since the mount table was read may be dead already and hold the thread for
 * ever.
 */
public final class MacVolumes implements Volumes {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final CommandRunner runner;
  private final Path home;
  private final Map<Path, FutureTask<Occupant>> looks = new ConcurrentHashMap<>();

  /**
   * The volumes of this Mac.
   *
   * @param home the user's home; whoever owns it is the user (a name would have to be looked up)
   */
  public MacVolumes(CommandRunner runner, Path home) {
    this.runner = runner;
    this.home = home;
  }

  @Override
  public Occupant at(Path volumePath) {
    return within(LIMIT, volumePath, new VolumeLook(volumePath, home));
  }

  /**
   * By the program, because rmdir(2) refuses files, links, mounts and full directories at once and
   * by itself, while {@code Files.delete} looks first and deletes afterwards.
   */
  @Override
  public boolean removeEmptyDirectory(Path volumePath) {
    Command rmdir = Command.of(LIMIT, "rmdir", volumePath.toString());
    return runner.run(rmdir) instanceof Exited exited && exited.code() == 0;
  }

  /** The answer of a look, or {@code UNKNOWN} when it does not come in time. */
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
}
