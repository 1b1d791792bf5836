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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  private LabFolder folder;
  private LabShell shell;
  private Process machines;
  private MacConfig config;
  private JarRun jar;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    List<String> missing = Requirements.missing();
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(missing.isEmpty() || !required, () -> "the lab needs " + missing);
    assumeTrue(missing.isEmpty(), () -> "the lab needs " + missing);
    folder = LabFolder.create(SCRIPTS);
    List<String> entrance = List.of(SCRIPTS.resolve("on.sh").toString(), folder.root().toString());
    shell = new LabShell(entrance);
    jar =
        new JarRun(folder.printed())
            .with("PATH", SYSTEM_PATH)
            .through(entrance.get(0), entrance.get(1), "evan")
            .jar(folder.jar())
            .option("--platform", "macos");
    config =
        new MacConfig(home().resolve(".mountaineer/config.toml"))
            .set("volumes_root", folder.volumes().toString())
            .set("auto_failback", true)
            .set("auto_failback_stable_secs", 2)
            .share("CORE", "CORE", "evan", TB, FALLBACK);
    LabShell.outside("chown", "-R", "501:501", home().toString());
    LabShell.outside("chown", "-R", "501:501", served("CORE").getParent().toString());
    startMachines();
  }

  private void startMachines() throws IOException {
    Path root = folder.root();
    machines =
        new ProcessBuilder(SCRIPTS.resolve("machines.sh").toString(), root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    Await.until("the lab is up", () -> Files.exists(root.resolve("up")) || !machines.isAlive());
    assertTrue(
        machines.isAlive(), () -> "the lab did not start: " + LabFolder.read(root.resolve("log")));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (machines == null) {
      return;
    }
    jar.running().forEach(RunningJar::kill);
    shell.endAll();
    machines.getOutputStream().close();
    assertTrue(machines.waitFor(20, TimeUnit.SECONDS), "the lab ends");
    LabLedger ledger = new LabLedger(folder.root().resolve("ledger"), folder.volumes());
    try {
      assertEquals(List.of(), ledger.violations(), ledger::story);
    } finally {
      if (context.getExecutionException().isPresent()) {
        System.err.println(ledger.story() + folder.told());
      }
      folder.remove();
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
    on("mac", SCRIPTS.resolve("server.sh").toString(), startOrStop, folder.root().toString());
  }

  Path home() {
    return folder.home();
  }

  Path served(String share) {
    return folder.served(share);
  }

  Path volume(String share) {
    return folder.volume(share);
  }

  Path link(String share) {
    return folder.link(share);
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

  /** See {@link LabShell#on}. */
  String on(String who, String... words) {
    return shell.on(who, words);
  }

  /** See {@link LabShell#begin}. */
  Process begin(String who, String... words) {
    return shell.begin(who, words);
  }

  /** A program of evan's that has a file open until it is closed. */
  Process opens(Path file) {
    Process process =
        begin("evan", "/bin/sh", "-c", "exec 8< \"$0\"; echo open; read _", file.toString());
    try {
      assertEquals("open", process.inputReader().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return process;
  }
}
