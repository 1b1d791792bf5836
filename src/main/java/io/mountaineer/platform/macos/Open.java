package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Opener;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Opener by {@code open}: a folder in Finder, a log in Console. It hands the path to the system and
 * returns (open(1)); that it ends with another code than 0 for a path that is not there is known
 * from its manual only.
 */
public final class Open implements Opener {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CommandRunner runner;

  public Open(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Optional<Failure> open(Path path) {
    CommandResult result = runner.run(Command.of(LIMIT, "open", path.toString()));
    if (result instanceof Exited exited) {
      return exited.code() == 0
          ? Optional.empty()
          : Optional.of(Failure.of(Kind.UNKNOWN, ToolText.complaint("open", exited)));
    }
    return Optional.of(
        result instanceof NotStarted missing
            ? Failure.of(Kind.TOOL_MISSING, missing.reason())
            : Failure.of(Kind.TIMED_OUT, result.unreadable("open")));
  }
}
