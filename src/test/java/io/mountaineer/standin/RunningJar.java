package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Program while it runs. */
public final class RunningJar {

  /** It ends within 5 s; more is a busy machine's. What it must not wait for takes longer. */
  static final Duration UNTIL_STOPPED = Duration.ofSeconds(25);

  private final Process process;
  private final Path out;
  private final Path err;
  private final long began = System.nanoTime();

  RunningJar(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns its standard output so far. */
  String out() {
    return text(out);
  }

  /** Returns its complaints and log so far. */
  public String err() {
    return text(err);
  }

  /** Sends SIGTERM, and waits for its end within the limit. */
  Run terminate(Duration limit) {
    long asked = System.nanoTime();
    process.destroy();
    return await(limit, asked);
  }

  /** Sends a signal by its name, such as {@code HUP}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /** Its end by itself. */
  public Run await(Duration limit) {
    return await(limit, began);
  }

  /** Ends it, whatever it does, when a test is over. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it when it has run for so long, or finds it ended. */
  void killAfter(Duration moment) {
    try {
      process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  private Run await(Duration limit, long since) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
        throw new AssertionError(
            "did not end within " + limit + "\n--- out\n" + text(out) + "--- err\n" + text(err));
      }
    } catch (InterruptedException e) {
      kill();
      throw new AssertionError("interrupted", e);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    return new Run(process.exitValue(), text(out), text(err), millis);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
