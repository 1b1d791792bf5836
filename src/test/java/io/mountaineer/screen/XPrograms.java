package io.mountaineer.screen;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Starts the programs of a screen, in an environment that holds nothing of the user's, and ends
 * them.
 */
final class XPrograms implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 5;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Deque<Process> started = new ArrayDeque<>();

  /**
   * Programs that have no display yet.
   *
   * @param folder for what they print, and their home
   */
  XPrograms(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", "/usr/bin:/bin");
  }

  void display(int number) {
    environment.put("DISPLAY", ":" + number);
  }

  String display() {
    return environment.get("DISPLAY");
  }

  /**
   * Starts a program that goes on until the end; its standard output is a pipe.
   *
   * @param command the program and its options, with blanks between them
   */
  Process start(String command) {
    Process process = launch(List.of(command.split(" ")));
    started.push(process);
    return process;
  }

  /** Runs a program to its end and returns what it printed, whether it ended well or not. */
  Answer ask(String program, String... options) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(options));
    Process process = launch(command);
    try {
      byte[] out = Limit.of(program + " ends", () -> process.getInputStream().readAllBytes());
      int code = Limit.of(program + " ends", process.onExit()::join).exitValue();
      return new Answer(code, new String(out, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /** As {@link #ask}, for a program that has to end well. */
  String run(String program, String... options) {
    Answer answer = ask(program, options);
    if (answer.code() != 0) {
      throw new AssertionError(
          "%s %s: %s%n%s".formatted(program, Arrays.toString(options), answer, complaints()));
    }
    return answer.out();
  }

  /** What all of them complained of. */
  String complaints() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch(List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.set(0, Requirements.find(words.get(0)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve("screen.log");
  }

  /** The pids of those that were started and go on. */
  List<Long> started() {
    return started.stream().map(Process::pid).toList();
  }

  /** Ends those that were started, the last one first. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      end(started.pop());
    }
  }

  private static void end(Process process) {
    process.destroy();
    // Unlike waitFor this also waits for those that a test has interrupted.
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }

  /** How a program ended, and what it printed. */
  record Answer(int code, String out) {}
}
