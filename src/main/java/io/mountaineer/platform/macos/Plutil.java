package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Check of a property list by Apple's {@code plutil -lint}, which ends with 0 and {@code FILE: OK},
 * or with 1 and {@code FILE: REASON} (plutil(1); the first seen in builds, the second not).
 */
public final class Plutil {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CommandRunner runner;

  public Plutil(CommandRunner runner) {
    this.runner = runner;
  }

  /** Returns the fault; empty when there is none, or when {@code plutil} cannot be run. */
  public Optional<String> fault(Path plist) {
    CommandResult result = runner.run(new Command(command(plist), LIMIT));
    return result instanceof Exited exited && exited.code() != 0
        ? Optional.of(ToolText.printable(ToolText.complaint("plutil", exited)))
        : Optional.empty();
  }

  public static List<String> command(Path plist) {
    return List.of("plutil", "-lint", plist.toString());
  }
}
