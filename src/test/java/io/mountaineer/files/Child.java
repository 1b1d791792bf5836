package io.mountaineer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that runs {@link ChildProgram}; ends when closed. */
public final class Child implements AutoCloseable {

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  public static Child start(String verb, Path home, String... more) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    argv.addAll(List.of("-cp", System.getProperty("java.class.path")));
    argv.addAll(List.of(ChildProgram.class.getName(), verb, home.toString()));
    argv.addAll(List.of(more));
    return new Child(new ProcessBuilder(argv).redirectError(Redirect.INHERIT).start());
  }

  public long pid() {
    return process.pid();
  }

  /** Waits for one byte of output; -1 when the child ended instead. */
  public int read() throws IOException {
    return process.getInputStream().read();
  }

  /** Waits for so many bytes of output. */
  public int read(int count) throws IOException {
    assertEquals(count, process.getInputStream().readNBytes(count).length, "the child lives");
    return count;
  }

  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * {@code kill -9}.
   *
   * @return how many bytes of output were not read yet
   */
  public int kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output.
    process.waitFor();
    return process.getInputStream().readAllBytes().length;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
