package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;

/**
 * Call of a program.
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

  /** Returns this call, of a program that a stop of this process must not end half-way. */
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
