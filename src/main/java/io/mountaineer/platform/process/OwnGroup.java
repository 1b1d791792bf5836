package io.mountaineer.platform.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Start of a program that is not ours to trust: in a process group of its own, so that a signal to
 * it or to us ends only one of them; with a limit that is kept when this process has ended; with
 * its output thrown away, so that it can neither fill nor block anything.
 *
 * <p>macOS has no setsid(1), but bash gives each job a process group under {@code set -m}, also
 * without a terminal. A first shell waits for the program, a second one counts the seconds in a
 * group of its own, until nothing is left of the program's: also when the program has ended, or has
 * ended the first shell. The traps are no ignored signals, which the program would inherit.
 */
public final class OwnGroup {

  private static final String SCRIPT =
      """
      trap : INT QUIT HUP TERM TSTP
      set -m
      "$0" <&0 &
      program=$!
      exec </dev/null
      (
        trap - INT QUIT HUP TERM TSTP
        count=0
        while [ "$count" -lt "$1" ]; do
          sleep 1
          kill -0 -- "-$program" || exit 0
          count=$((count + 1))
        done
        kill -KILL -- "-$program"
      ) &
      while :; do
        wait "$program"
        code=$?
        kill -0 "$program" || break
        sleep 1
      done
      exit "$code"
      """;

  private OwnGroup() {}

  /**
   * Starts a program.
   *
   * @param variables in addition to our environment
   * @param input for its standard input; short enough for the buffer of a pipe, 8 KiB at most, so
   *     that nobody waits for a program that does not read it
   * @param limit in whole seconds, after which its group is killed
   * @return the shell that waits for it, and ends with its exit code
   */
  public static Process start(
      Path program, Map<String, String> variables, String input, Duration limit)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "/bin/bash", "-c", SCRIPT, program.toString(), String.valueOf(limit.toSeconds())));
    builder.environment().putAll(variables);
    builder.redirectOutput(Redirect.DISCARD);
    builder.redirectError(Redirect.DISCARD);
    // Our own working directory may be below a dead mount, where the child would hang.
    builder.directory(new File("/"));
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return process; // it ended, or closed its input, before it was all there
    }
    return process;
  }
}
