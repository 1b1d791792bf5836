package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;

/** The session this process lives in, which decides whether macOS can show a dialog. */
final class LoginSession {

  private static final String GUI = "Aqua";

  private final CommandRunner runner;

  LoginSession(CommandRunner runner) {
    this.runner = runner;
  }

  /** The type of a session that is known to have no screen; empty when it has one or may have. */
  Optional<String> withoutScreen() {
    Command managername = Command.of(Duration.ofSeconds(5), "launchctl", "managername");
    if (runner.run(managername) instanceof Exited exited && exited.code() == 0) {
      String name = exited.out().strip();
      return Optional.of(name).filter(type -> type.matches("\\w+") && !type.equals(GUI));
    }
    return Optional.empty();
  }
}
