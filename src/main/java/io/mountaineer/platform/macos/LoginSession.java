package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;

/**
 * Session of this process, which decides whether macOS can show a dialog. {@code launchctl
 * managername} prints {@code Aqua} in one with a screen, and other words such as {@code Background}
 * without (launchctl(1)).
 */
final class LoginSession {

  private static final String GUI = "Aqua";

  private final CommandRunner runner;
  private final SingleFlight<String> question = new SingleFlight<>(this::asked);
  private volatile String type = "";

  LoginSession(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Returns the type of a session without a screen; empty when it has one or may have. Shares that
   * ask at the same time share one answer.
   */
  Optional<String> withoutScreen() {
    if (type.isEmpty()) {
      type = question.now();
    }
    return Optional.of(type).filter(known -> !known.isEmpty() && !known.equals(GUI));
  }

  /** It stays the same as long as the process lives; empty when it is not known. */
  private String asked() {
    Command managername = Command.of(Duration.ofSeconds(5), "launchctl", "managername");
    return runner.run(managername) instanceof Exited exited && exited.code() == 0
        ? Optional.of(exited.out().strip()).filter(name -> name.matches("\\w+")).orElse("")
        : "";
  }
}
