package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Scripts of the Mac kit, and the shell that runs them here. */
final class Kit {

  static final Path DIRECTORY = Path.of("src/test/mac").toAbsolutePath();
  static final Path SCRIPT = DIRECTORY.resolve("kit.sh");

  /** Generous, as it only ends what hangs. */
  private static final long LIMIT_SECONDS = 600;

  private Kit() {}

  /** Exit code of a program and its output, both streams together. */
  record Ended(int code, String output) {

    void with(int expected) {
      assertTrue(
          code == expected, () -> "exit " + code + " in place of " + expected + ":\n" + output);
    }

    void saying(String text) {
      assertTrue(output.contains(text), () -> "no '" + text + "' in:\n" + output);
    }
  }

  /**
   * Returns the bash of macOS where the environment names one by {@code BASH32}, else that of this
   * machine.
   */
  static String bash() {
    return System.getenv().getOrDefault("BASH32", "bash");
  }

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  /** Returns the text of all scripts. */
  static String text() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path script : scripts()) {
      all.append(Files.readString(script));
    }
    return all.toString();
  }

  /** Runs lines of shell that have the functions of the kit, in a directory for its work. */
  static Ended shell(Path work, String lines) {
    String prepare =
        ". \"$1\"; work=$2; out=$2/report; volumes=$2/Volumes; share=KIT-1; volume=$volumes/KIT-1\n"
            + "mkdir -p \"$out\" \"$work/pids\" \"$volumes\"; : >>\"$out/report.txt\"\n";
    return run(
        new ProcessBuilder(
            bash(), "-c", prepare + lines, "test", SCRIPT.toString(), work.toString()));
  }

  static Ended run(ProcessBuilder builder) {
    try {
      Path output = Files.createTempFile("kit", ".out");
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(output);
      Files.delete(output);
      assertTrue(ended, () -> "still running after " + LIMIT_SECONDS + " s:\n" + text);
      return new Ended(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Skips a test whose stand-ins read /proc; on a Mac the kit itself runs. */
  static void assumeLinux() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "the stand-ins are for Linux");
  }

  /** Returns whether a program is on the PATH. */
  static boolean has(String program) {
    return run(new ProcessBuilder("sh", "-c", "command -v " + program)).code() == 0;
  }

  /** Returns the text of a file, nothing if there is none. */
  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> linesOf(Path file) {
    try {
      return new ArrayList<>(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
