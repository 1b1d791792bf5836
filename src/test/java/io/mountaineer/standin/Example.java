package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One of docs/examples on a stand-in Mac where {@code mountaineer} is on the PATH. */
final class Example {

  static final Path FOLDER = Path.of("docs/examples").toAbsolutePath();

  static final Duration LIMIT = Duration.ofSeconds(60);

  private final StandInMac mac;
  private final Path file;
  private final Map<String, String> environment = new TreeMap<>();
  private int runs;

  Example(StandInMac mac, String name) {
    this.mac = mac;
    this.file = FOLDER.resolve(name);
    environment.put("HOME", mac.home().toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", mac.root().resolve("bin") + ":/usr/bin:/bin");
    environment.put("MOUNTAINEER_ALLOW_ROOT", "1");
    program(
        "MOUNTAINEER_TOOLS='%s' exec %s --platform macos \"$@\""
            .formatted(mac.root().resolve("bin"), JarRun.shellWords()));
  }

  Example with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Makes {@code mountaineer} this script from now on. */
  Example program(String script) {
    try {
      Files.writeString(program(), "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Example withoutProgram() throws IOException {
    Files.delete(program());
    return this;
  }

  /** Gives the machine every program but this one. */
  Example without(String tool) throws IOException {
    Path tools = Files.createDirectory(mac.root().resolve("tools"));
    for (String folder : List.of("/usr/bin", "/bin")) {
      try (Stream<Path> programs = Files.list(Path.of(folder))) {
        for (Path program : programs.toList()) {
          Path link = tools.resolve(program.getFileName());
          if (!program.endsWith(tool) && !Files.exists(link)) {
            Files.createSymbolicLink(link, program);
          }
        }
      }
    }
    return with("PATH", mac.root().resolve("bin") + ":" + tools);
  }

  private Path program() {
    return mac.root().resolve("bin/mountaineer");
  }

  Path file() {
    return file;
  }

  /** Returns the shell that the first line names. */
  private String interpreter() {
    try {
      return Files.readAllLines(file).get(0).substring("#!".length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run run(String... arguments) {
    return start(arguments).await(LIMIT);
  }

  RunningJar start(String... arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter(), file.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  RunningJar start(List<String> command) {
    return start(command, Path.of("/dev/null"));
  }

  RunningJar start(List<String> command, Path input) {
    runs++;
    Path out = mac.root().resolve("printed/out-" + runs);
    Path err = mac.root().resolve("printed/err-" + runs);
    ProcessBuilder builder = new ProcessBuilder(command).directory(mac.home().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(input.toFile());
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new RunningJar(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves a test out where a program is missing, which CI never does. */
  static String installed(String program) {
    Path path =
        Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(path != null || !required, () -> program + " is not installed");
    assumeTrue(path != null, () -> program + " is not installed");
    return path.toString();
  }
}
