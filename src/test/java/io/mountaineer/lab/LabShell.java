package io.mountaineer.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs commands on the machines of a lab: as {@code evan} or root on {@code mac}, or on {@code
 * srv}.
 */
public final class LabShell {

  /** Limit of a command: one that reads from a dead mount would go on for ever. */
  private static final int LIMIT_SECONDS = 30;

  private final List<String> entrance;
  private final List<Process> begun = new ArrayList<>();

  /**
   * @param entrance the words before the one that names the user of a command
   */
  LabShell(List<String> entrance) {
    this.entrance = List.copyOf(entrance);
  }

  /** Runs a command to its end and returns what it printed; it has to end well. */
  public String on(String actor, String... words) {
    return output(begin(actor, words), List.of(words));
  }

  /** Begins a command that runs on, at the longest until the lab ends. */
  public Process begin(String actor, String... words) {
    List<String> command = new ArrayList<>(entrance);
    command.add(actor);
    command.addAll(List.of(words));
    Process process = start(command);
    begun.add(process);
    return process;
  }

  /** Runs a command outside the machines. */
  static String outside(String... words) {
    return output(start(List.of(words)), List.of(words));
  }

  void endAll() {
    begun.forEach(Process::destroyForcibly);
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String output(Process process, List<String> words) {
    try {
      process.getOutputStream().close();
      String text =
          CompletableFuture.supplyAsync(() -> read(process)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("goes on: " + words);
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(words + " ended with " + process.exitValue() + ": " + text);
      }
      return text;
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(words.toString(), e);
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
