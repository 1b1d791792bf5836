package io.mountaineer.platform.macos;

import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;

/** Number of the user, which names the domain of the user's agents. */
public final class UserId {

  private UserId() {}

  /**
   * Returns the number that {@code id} prints. It is never guessed: another number would be another
   * user's domain, or root's.
   *
   * @throws LaunchdException when {@code id} does not tell it
   */
  public static long of(CommandRunner runner) throws LaunchdException {
    CommandResult result = runner.run(Command.of(Duration.ofSeconds(5), "id", "-u"));
    if (result instanceof NotStarted missing) {
      throw new LaunchdException(Kind.TOOL_MISSING, missing.reason());
    }
    if (result instanceof Exited exited
        && exited.code() == 0
        && exited.out().strip().matches("\\d{1,10}")) {
      return Long.parseLong(exited.out().strip());
    }
    throw new LaunchdException(Kind.OTHER, "'id -u' does not tell who the user is");
  }
}
