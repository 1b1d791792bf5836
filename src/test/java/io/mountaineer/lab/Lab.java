package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mountaineer.standin.Await;
import io.mountaineer.standin.JarRun;
import io.mountaineer.standin.MacConfig;
import io.mountaineer.standin.Run;
import io.mountaineer.standin.RunningJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Mac and a server in namespaces of their own, for one test: a real Samba, two real links, real
 * mounts over the SMB protocol, and the real jar in the hands of an unprivileged user. What the
 * programs of macOS do is done for real by those of {@code src/test/lab}. Needs root, and what
 * {@code .ci/run} installs for it.
 */
final class Lab implements BeforeEachCallback, AfterEachCallback {

  static final String TB = "10.10.10.1";
  static final String FALLBACK = "macmini.local";

  private static final Path SCRIPTS = Path.of("src/test/lab").toAbsolutePath();
  private static final String SYSTEM_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final List<String> OF_MACOS =
      List.of(
          "mount",
          "osascript",
          "mount_smbfs",
          "umount",
          "diskutil",
          "nc",
          "scutil",
          "notifyutil",
          "launchctl");

  /** Those that are the same on Linux, as far as mountaineer uses them. */
  private static final List<String> OF_UNIX = List.of("lsof", "df", "find", "rmdir", "id");

  private Path root;
  private Process machines;
  private MacConfig config;
  private JarRun jar;
  private final List<Process> people = new ArrayList<>();

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    List<String> missing = Requirements.missing();
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(missing.isEmpty() || !required, () -> "the lab needs " + missing);
    assumeTrue(missing.isEmpty(), () -> "the lab needs " + missing);
    root = Files.createTempDirectory("mountaineer-lab").toRealPath();
    furnish();
    machines =
        new ProcessBuilder(SCRIPTS.resolve("machines.sh").toString(), root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    Await.until("the lab is up", () -> Files.exists(root.resolve("up")) || !machines.isAlive());
    assertTrue(machines.isAlive(), () -> "the lab did not start: " + read(root.resolve("log")));
  }

  private void furnish() throws IOException {
    for (String folder : List.of("served/CORE", "served/MEDIA", "Volumes", "bin", "printed")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : OF_MACOS) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), SCRIPTS.resolve("mactool.py"));
    }
    for (String tool : OF_UNIX) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), Requirements.find(tool));
    }
    // Where the build lies, nobody but its owner may be able to look.
    Files.copy(Path.of(System.getProperty("mountaineer.jar")), root.resolve("mountaineer.jar"));
    jar =
        new JarRun(root.resolve("printed"))
            .with("PATH", SYSTEM_PATH)
            .through(SCRIPTS.resolve("on.sh").toString(), root.toString(), "evan")
            .jar(root.resolve("mountaineer.jar"))
            .option("--platform", "macos");
    config =
        new MacConfig(root.resolve("home/.mountaineer/config.toml"))
            .set("volumes_root", root.resolve("Volumes").toString())
            .set("auto_failback", true)
            .set("auto_failback_stable_secs", 2)
            .share("CORE", "CORE", "evan", TB, FALLBACK);
    command("chown", "-R", "501:501", root.resolve("home").toString());
    command("chown", "-R", "501:501", root.resolve("served").toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (machines == null) {
      return;
    }
    jar.running().forEach(RunningJar::kill);
    people.forEach(Process::destroyForcibly);
    machines.getOutputStream().close();
    assertTrue(machines.waitFor(20, TimeUnit.SECONDS), "the lab ends");
    LabLedger ledger = new LabLedger(root.resolve("ledger"), root.resolve("Volumes"));
    try {
      assertEquals(List.of(), ledger.violations(), ledger::story);
    } finally {
      if (context.getExecutionException().isPresent()) {
        System.err.println(ledger.story() + printed());
      }
      remove(root);
    }
  }

  MacConfig config() {
    return config;
  }

  /** A command of evan's. */
  Run run(String... arguments) {
    return jar.run(arguments);
  }

  /** The monitor, which goes on until the test is over. */
  RunningJar monitor() {
    return jar.start("monitor");
  }

  /** kill -9 of every monitor. */
  void killMonitor() {
    on("mac", "pkill", "-9", "-f", "mountaineer.jar.* monitor");
  }

  Cable tb() {
    return new Cable(this, "bridge0", "10.10.10.2", "tb0", TB);
  }

  Cable lan() {
    return new Cable(this, "en0", "192.168.77.2", "lan0", "192.168.77.1");
  }

  void server(String startOrStop) {
    on("mac", SCRIPTS.resolve("server.sh").toString(), startOrStop, root.toString());
  }

  Path home() {
    return root.resolve("home");
  }

  /** The folder that Samba serves as a share. */
  Path served(String share) {
    return root.resolve("served").resolve(share);
  }

  Path volume(String share) {
    return root.resolve("Volumes").resolve(share);
  }

  Path link(String share) {
    return home().resolve("Shares").resolve(share);
  }

  /** What status tells of a share. */
  JsonNode status(String share) {
    for (JsonNode each : run("status", "--json").json().path("shares")) {
      if (each.path("name").asText().equals(share)) {
        return each;
      }
    }
    throw new AssertionError("no share " + share);
  }

  /** Waits until a share runs by an interface, or by none. */
  void awaitOn(String share, String via) {
    Await.until(
        share + " is on " + via, () -> status(share).path("active_interface").asText().equals(via));
  }

  /** What a command prints that evan runs on the Mac. */
  String evan(String... command) {
    return on("evan", command);
  }

  /** A program of evan's that has a file open until it is closed. */
  Process opens(Path file) {
    Process process =
        begin("evan", "/bin/sh", "-c", "exec 8< \"$0\"; echo open; read _", file.toString());
    people.add(process);
    try {
      assertEquals("open", process.inputReader().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return process;
  }

  /** A program of evan's that runs on. */
  Process begin(String who, String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(SCRIPTS.resolve("on.sh").toString(), root.toString(), who));
    command.addAll(Arrays.asList(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      people.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String on(String who, String... words) {
    return output(begin(who, words), List.of(words));
  }

  private static String command(String... words) throws IOException {
    return output(new ProcessBuilder(words).redirectErrorStream(true).start(), List.of(words));
  }

  private static String output(Process process, List<String> words) {
    try {
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "goes on: " + words);
      assertEquals(0, process.exitValue(), () -> words + ": " + text);
      return text;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(words.toString(), e);
    }
  }

  private String printed() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(root.resolve("printed"))) {
      files
          .sorted()
          .forEach(file -> all.append(file.getFileName()).append('\n').append(read(file)));
    }
    return all.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
