package io.mountaineer.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * State of a process in one letter. macOS prints it by {@code ps -o state=} only ("T Marks a
 * stopped process", ps(1)); Linux has it in {@code /proc/PID/stat} (proc(5)), where the name before
 * it may hold any character.
 */
public final class ProcessState {

  private static final Duration LIMIT = Duration.ofMillis(500);

  private final CommandRunner runner;
  private final Path proc;

  public ProcessState(CommandRunner runner) {
    this(runner, Path.of("/proc"));
  }

  ProcessState(CommandRunner runner, Path proc) {
    this.runner = runner;
    this.proc = proc;
  }

  /**
   * Returns whether the process is suspended; empty if that is not known. Takes half a second at
   * most.
   */
  public Optional<Boolean> isStopped(long pid) {
    Path stat = proc.resolve(pid + "/stat");
    Optional<String> state = Files.isReadable(stat) ? read(stat) : ask(pid);
    return state.filter(text -> !text.isEmpty()).map(text -> "Tt".indexOf(text.charAt(0)) >= 0);
  }

  private static Optional<String> read(Path stat) {
    try {
      String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return Optional.of(text.substring(text.lastIndexOf(')') + 1).strip());
    } catch (IOException e) {
      return Optional.empty(); // it has just ended
    }
  }

  private Optional<String> ask(long pid) {
    CommandResult result =
        runner.run(Command.of(LIMIT, "/bin/ps", "-o", "state=", "-p", Long.toString(pid)));
    return result instanceof CommandResult.Exited exited && exited.code() == 0
        ? Optional.of(exited.out().strip())
        : Optional.empty();
  }
}
