package io.mountaineer.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A launchd for the Mac of a test; register it after the Mac. Its job really runs. */
final class StandInLaunchd implements BeforeEachCallback, AfterEachCallback {

  /** Ten seconds of a busy machine. */
  private static final int TRIES = 200;

  private final StandInMac mac;

  StandInLaunchd(StandInMac mac) {
    this.mac = mac;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Files.createDirectory(state());
    set("drain", "0");
    set("delay", "0.1");
    Path program = mac.root().resolve("launchd.sh");
    try (InputStream script = StandInLaunchd.class.getResourceAsStream("/standin/launchd.sh")) {
      Files.copy(script, program);
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : new String[] {"launchctl", "plutil", "id"}) {
      mac.without(tool);
      Files.createSymbolicLink(mac.root().resolve("bin").resolve(tool), program);
    }
  }

  /** Ends the job of a test that did not uninstall. */
  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (Files.exists(state().resolve("pid"))) {
      ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  long pid() throws IOException {
    return Long.parseLong(Files.readString(state().resolve("pid")).strip());
  }

  boolean hasJob() {
    return Files.exists(state().resolve("loaded"));
  }

  void set(String name, String value) {
    try {
      Files.writeString(state().resolve(name), value + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void unset(String name) {
    try {
      Files.delete(state().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program as a Terminal would, with nothing in the environment but what is given. */
  Run run(Map<String, String> environment, Path program, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path folder = Files.createTempDirectory(mac.root().resolve("printed"), "launched");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    RunningJar running = new RunningJar(start(builder), out, err);
    return running.await(JarRun.LIMIT);
  }

  /**
   * Starts a program, and tries again where a child that another test started at that moment, and
   * that has not become its own program yet, still holds it open for writing: "Text file busy".
   */
  private static Process start(ProcessBuilder builder) throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        return builder.start();
      } catch (IOException e) {
        if (left == 0 || !e.getMessage().contains("error=26")) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private Path state() {
    return mac.root().resolve("launchd");
  }
}
