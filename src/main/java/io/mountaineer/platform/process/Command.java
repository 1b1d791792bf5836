package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;

/**
 * Call of a program.
 *
 * @param argv program and arguments; never a shell string, never a password
 * @param limit after which the whole process tree is ended
 * @param outliving whether it goes on when its caller is interrupted or this process ends
 * @param endless whether the program never ends by itself, so that something has to end it when
 *     this process is killed
 */
public record Command(List<String> argv, Duration limit, boolean outliving, boolean endless) {

  public Command {
    argv = List.copyOf(argv);
  }

  public Command(List<String> argv, Duration limit) {
    this(argv, limit, false, false);
  }

  /** Returns this call, of a program that a stop of this process must not end half-way. */
  public Command outlivingUs() {
    return new Command(argv, limit, true, false);
  }

  /** Returns this call, of a program that never ends by itself. */
  public Command ofEndless() {
    return new Command(argv, limit, false, true);
  }

  public static Command of(Duration limit, String... argv) {
    return new Command(List.of(argv), limit);
  }

  public String program() {
    return argv.get(0);
  }
}
