package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;

/**
 * One call of a program.
 *
 * @param argv program and arguments; never a shell string, never a password
 * @param limit after which the whole process tree is ended
 */
public record Command(List<String> argv, Duration limit) {

  public Command {
    argv = List.copyOf(argv);
  }

  public static Command of(Duration limit, String... argv) {
    return new Command(List.of(argv), limit);
  }

  public String program() {
    return argv.get(0);
  }
}
