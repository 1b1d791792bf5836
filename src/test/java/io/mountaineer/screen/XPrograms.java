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

/** Programs of a screen, run in an environment without anything of the user's, until closed. */
final class XPrograms implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 5;

  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private final Deque<Process> started = new ArrayDeque<>();

  /**
   * Prepares for programs without a display yet.
   *
   * @param directory home of the programs, also for their output
   */
  XPrograms(Path directory) {
    this.directory = directory;
    environment.put("HOME", directory.toString());
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
   * Starts a program that runs until the end; its standard output is a pipe.
   *
   * @param command the program and its options, with blanks between them
   */
  Process start(String command) {
    Process process = launch(List.of(command.split(" ")));
    started.push(process);
    return process;
  }

  /** Runs a program to its end and returns its output, whether it succeeded or not. */
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

  /** Runs a program that must succeed and returns its output. */
  String run(String program, String... options) {
    Answer answer = ask(program, options);
    if (answer.code() != 0) {
      throw new AssertionError(
          "%s %s: %s%n%s".formatted(program, Arrays.toString(options), answer, errors()));
    }
    return answer.out();
  }

  /** Returns the error output of all programs. */
  String errors() {
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
    return directory.resolve("screen.log");
  }

  /** Returns the pids of the started programs. */
  List<Long> started() {
    return started.stream().map(Process::pid).toList();
  }

  /** Ends the started programs, the last one first. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      end(started.pop());
    }
  }

  private static void end(Process process) {
    process.destroy();
    // Unlike waitFor this also waits in a thread that a test has interrupted.
    process.onExit().completeOnTimeout(process, TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }

  /** Exit code and output of a program. */
  record Answer(int code, String out) {}
}
