package io.mountaineer.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.standin.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Process of {@link TrayProgram} on a screen; ends when closed. */
final class RunningProgram implements AutoCloseable {

  private final Process process;
  private final Path out;

  private RunningProgram(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  static RunningProgram start(Screen screen, Path folder) throws IOException {
    Path out = folder.resolve("program.out");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TrayProgram.class.getName());
    builder.environment().clear();
    builder.environment().putAll(screen.environment());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new RunningProgram(process, out);
  }

  /** Waits until it has printed these lines, and no other. */
  void awaitOutput(String... lines) {
    Await.until(
        List.of(lines) + " is printed",
        () -> output().size() >= lines.length || !process.isAlive());
    assertEquals(List.of(lines), output());
  }

  /** Waits until it ends by itself, having printed these lines. */
  void awaitEnd(String... lines) {
    Await.until("the program ends", () -> !process.isAlive());
    assertEquals(List.of(lines), output());
  }

  private List<String> output() {
    try {
      return Files.readString(out).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
