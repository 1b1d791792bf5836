package io.mountaineer.platform.macos;

import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Asks the file system of a mount for its size by {@code df}. statfs needs no privacy consent,
 * unlike reading the directory. It goes to the server where its last answer is older than 2 s, and
 * gives that last answer where the server cannot be reached (SMBClient smbfs_vfsops.c:2245-2282):
 * so success alone proves no life. On a dead mount it may not come back, and its process cannot be
 * killed until a timer of smbfs fires (12 s to 10 min): so there is never more than one for a
 * mount.
 */
public final class Df implements Liveness {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final CommandRunner runner;
  private final Predicate<Command> isAbandoned;
  private final Set<Path> beingChecked = ConcurrentHashMap.newKeySet();

  /**
   * A check that calls df.
   *
   * @param isAbandoned whether the child of an earlier call with the same words is left
   */
  public Df(CommandRunner runner, Predicate<Command> isAbandoned) {
    this.runner = runner;
    this.isAbandoned = isAbandoned;
  }

  @Override
  public Result check(Path volumePath) {
    if (!beingChecked.add(volumePath)) {
      return Result.silent();
    }
    try {
      Command df = Command.of(LIMIT, "df", "-k", volumePath.toString());
      return isAbandoned.test(df) ? Result.silent() : sign(volumePath, runner.run(df));
    } finally {
      beingChecked.remove(volumePath);
    }
  }

  private static Result sign(Path volumePath, CommandResult result) {
    if (result instanceof Exited exited) {
      return DfAnswer.sign(volumePath, exited);
    }
    return result instanceof TimedOut ? Result.silent() : Result.unknown(result.unreadable("df"));
  }
}
