package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Notifier;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;

/**
 * Notifications by {@code display notification} of AppleScript's standard additions. macOS shows
 * them in the name of Script Editor, and shows none where the user does not allow that; it does not
 * tell which (by general knowledge; not tried on a Mac).
 */
public final class DisplayNotification implements Notifier {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CommandRunner runner;

  public DisplayNotification(CommandRunner runner) {
    this.runner = runner;
  }

  /** The texts are arguments of a fixed script: no name can become part of the program. */
  @Override
  public Optional<Failure> show(String title, String text) {
    CommandResult result =
        runner.run(
            Command.of(
                LIMIT,
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 1 of argv) with title (item 2 of argv)",
                "-e",
                "end run",
                text,
                title));
    if (result instanceof Exited exited) {
      return exited.code() == 0
          ? Optional.empty()
          : Optional.of(Failure.of(Kind.UNKNOWN, ToolText.complaint("osascript", exited)));
    }
    return Optional.of(Failure.of(Kind.UNKNOWN, result.unreadable("osascript")));
  }
}
