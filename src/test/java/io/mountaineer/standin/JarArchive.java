package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Classes of the jar under test in a file (JEP 350), with which each of its thousands of starts
 * takes half the CPU. The jar's own launcher starts it in the same way.
 */
final class JarArchive {

  private static final Path FILE = Path.of(JarRun.JAR).resolveSibling("classes-of-the-jar.jsa");

  private static final List<String> OPTIONS =
      isWritten() ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();

  private JarArchive() {}

  /** Returns the options that start the jar with it; none where it could not be written. */
  static List<String> options() {
    return OPTIONS;
  }

  private static boolean isWritten() {
    List<String> command = new ArrayList<>(List.of(JarRun.JAVA));
    command.addAll(JarRun.FAST_START);
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + FILE, "-jar", JarRun.JAR));
    command.addAll(List.of("--platform", "macos", "doctor", "--json"));
    ProcessBuilder writer = new ProcessBuilder(command).redirectErrorStream(true);
    writer.environment().clear();
    writer.environment().put("HOME", FILE.resolveSibling("no-home").toString());
    writer.environment().put("MOUNTAINEER_ALLOW_ROOT", "1");
    try {
      Files.deleteIfExists(FILE);
      Process process = writer.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      boolean ended = process.waitFor(JarRun.LIMIT.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && Files.exists(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
