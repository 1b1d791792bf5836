package io.mountaineer.platform.macos;

import io.mountaineer.platform.Wakefulness;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.List;

/**
 * Wakefulness by {@code pmset -g systemstate}, which lists the capabilities of the system
 * (IOPMLib's kIOPMSystemPowerStateCapability bits): without Graphics it is a dark wake. The power
 * state that it prints too is 4 or 1 in both.
 */
final class Pmset implements Wakefulness {

  /** The first cycle after a wake waits for it. */
  private static final Duration LIMIT = Duration.ofMillis(300);

  private static final String CAPABILITIES = "Current System Capabilities are:";

  private final CommandRunner runner;

  Pmset(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public boolean isDark() {
    CommandResult result = runner.run(Command.of(LIMIT, "pmset", "-g", "systemstate"));
    return result instanceof Exited exited && exited.code() == 0 && isDark(exited.out());
  }

  private static boolean isDark(String text) {
    return text.lines()
        .filter(line -> line.startsWith(CAPABILITIES))
        .map(line -> List.of(line.substring(CAPABILITIES.length()).strip().split("\\s+")))
        .anyMatch(named -> named.contains("CPU") && !named.contains("Graphics"));
  }
}
