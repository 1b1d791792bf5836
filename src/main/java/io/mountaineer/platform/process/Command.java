package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;

/**
 * One call of a program.
 *
 * @param argv program and arguments; never a shell string, never a password
 * @param limit after which the whole process tree is ended
 * @param outliving whether it goes on when its caller is interrupted or this process ends
 */
public record Command(List<String> argv, Duration limit, boolean outliving) {

  public Command {
    argv = List.copyOf(argv);
  }

  public Command(List<String> argv, Duration limit) {
    this(argv, limit, false);
  }

  /** Returns the same call of a program that must not be ended in the middle by a stop of ours. */
  public Command outlivingUs() {
    return new Command(argv, limit, true);
  }

  public static Command of(Duration limit, String... argv) {
    return new Command(List.of(argv), limit);
  }

  public String program() {
    return argv.get(0);
  }
}
