package io.mountaineer.platform.macos;

import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.platform.process.RunningCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that take their time on a clock of the test. */
final class SlowRunner implements CommandRunner {

  private final SteppedClock clock;
  private final Map<String, Program> programs = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> endedByUs = new ArrayList<>();

  SlowRunner(SteppedClock clock) {
    this.clock = clock;
  }

  /**
   * A program that ends after so long.
   *
   * @param complaint what it prints then; a success says so. Empty when it runs into its limit
   */
  void takes(String program, Duration duration, Optional<String> complaint) {
    CommandResult end =
        complaint
            .<CommandResult>map(text -> new Exited(text.contains("busy") ? 1 : 0, "", text))
            .orElse(new TimedOut("", "", true));
    programs.put(program, new Program(duration, end));
  }

  /** Returns the calls that were begun, and when. */
  List<String> begun() {
    return begun;
  }

  /** Returns the calls that were still running when they were ended. */
  List<String> endedByUs() {
    return endedByUs;
  }

  @Override
  public CommandResult run(Command command) {
    throw new AssertionError("waited for " + command);
  }

  @Override
  public RunningCommand begin(Command command) {
    begun.add(command.program() + " at " + clock.gone());
    Program program = programs.get(command.program());
    return program == null
        ? new RunningCommand.Ended(new NotStarted(command.program()))
        : new Running(command.program(), program, clock.gone());
  }

  private record Program(Duration takes, CommandResult end) {}

  private final class Running implements RunningCommand {
    private final String name;
    private final Program program;
    private final Duration began;
    private boolean ended;

    Running(String name, Program program, Duration began) {
      this.name = name;
      this.program = program;
      this.began = began;
    }

    @Override
    public Optional<CommandResult> result() {
      boolean over = clock.gone().minus(began).compareTo(program.takes()) >= 0;
      return ended
          ? Optional.of(new TimedOut("", "", true))
          : over ? Optional.of(program.end()) : Optional.empty();
    }

    @Override
    public void end() {
      if (result().isEmpty()) {
        endedByUs.add(name);
        ended = true;
      }
    }
  }
}
