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
 * Opener by {@code open}: a folder in Finder, a log in Console, a text in the editor for those
 * ({@code -t}), a URL in Finder. It hands the thing to the system and returns (open(1)); that it
 * ends with another code than 0 for a path that is not there is known from its manual only.
 */
public final class Open implements Opener {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CommandRunner runner;

  public Open(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Optional<Failure> open(Path path) {
    return run("open", path.toString());
  }

  @Override
  public Optional<Failure> openAsText(Path path) {
    return run("open", "-t", path.toString());
  }

  @Override
  public Optional<Failure> openUrl(String url) {
    return run("open", url);
  }

  private Optional<Failure> run(String... command) {
    CommandResult result = runner.run(Command.of(LIMIT, command));
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
