package io.mountaineer.platform.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Guard that keeps the signals that end us from a program: ^C, ^\\ and ^Z of the terminal and a
 * kill of the job go to the whole process group, as does the end of a terminal, and macOS has no
 * setsid(1). A shell ignores them and becomes the program; an ignored signal stays ignored
 * (execve(2)). A program that prints when we are gone gets an error in place of SIGPIPE. SIGKILL
 * still ends it.
 */
final class SignalGuard {

  private static final String SCRIPT =
      """
      trap "" INT QUIT HUP TERM TSTP PIPE
      exec "$0" "$@"
      """;

  private SignalGuard() {}

  /**
   * Returns the call without these signals.
   *
   * @param argv with the path of the program, not its name
   */
  static List<String> guard(List<String> argv) {
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT));
    guarded.addAll(argv);
    return guarded;
  }
}
