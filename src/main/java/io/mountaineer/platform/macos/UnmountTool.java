package io.mountaineer.platform.macos;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.platform.process.RunningCommand;
import java.time.Duration;

/** Run of a tool that unmounts, and the moment of its end. */
final class UnmountTool {

  private final RunningCommand running;
  private final Clock clock;
  private long ended;
  private boolean known;

  UnmountTool(CommandRunner runner, Clock clock, Duration limit, String... argv) {
    this.running = runner.begin(Command.of(limit, argv));
    this.clock = clock;
  }

  boolean hasEnded() {
    if (!known && running.result().isPresent()) {
      known = true;
      ended = clock.nanos();
    }
    return known;
  }

  /** Returns whether it ended so short a while ago. */
  boolean endedWithin(Duration duration) {
    return hasEnded() && clock.nanos() - ended < duration.toNanos();
  }

  /** Returns whether it says that the mount is gone. */
  boolean claims() {
    return hasEnded() && result() instanceof Exited exited && exited.code() == 0;
  }

  boolean ranIntoItsLimit() {
    return hasEnded() && result() instanceof TimedOut;
  }

  /** Returns the result of a run that has ended. */
  CommandResult result() {
    return running.result().orElseThrow();
  }

  void end() {
    running.end();
  }
}
