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
import java.nio.file.Path;
import java.util.List;
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

  static final String TB = Cable.TB;
  static final String FALLBACK = Cable.FALLBACK;

  private static final String SYSTEM_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private LabFolder folder;
  private LabMachines machines;
  private MacConfig config;
  private JarRun jar;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    List<String> missing = Requirements.missing();
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(missing.isEmpty() || !required, () -> "the lab needs " + missing);
    assumeTrue(missing.isEmpty(), () -> "the lab needs " + missing);
    folder = LabFolder.create(List.of("CORE", "MEDIA"));
    List<String> entrance = LabMachines.entrance(folder);
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
    folder.giveToEvan();
    machines = LabMachines.start(folder);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (machines == null) {
      return;
    }
    jar.running().forEach(RunningJar::kill);
    machines.close();
    LabLedger ledger = ledger();
    try {
      assertEquals(List.of(), ledger.violations(), ledger::story);
    } finally {
      if (context.getExecutionException().isPresent()) {
        System.err.println(ledger.story() + folder.output());
      }
      folder.remove();
    }
  }

  LabLedger ledger() throws IOException {
    return new LabLedger(folder.root().resolve("ledger"), folder.volumes());
  }

  MacConfig config() {
    return config;
  }

  /** Runs a command as evan. */
  Run run(String... arguments) {
    return jar.run(arguments);
  }

  /** Starts a command as evan, which goes on until its end or that of the test. */
  RunningJar start(String... arguments) {
    return jar.start(arguments);
  }

  /** Starts the monitor, which goes on until the test is over. */
  RunningJar monitor() {
    return start("monitor");
  }

  /** Kills every monitor by kill -9. */
  void killMonitor() {
    on("mac", "pkill", "-9", "-f", "mountaineer.jar.* monitor");
  }

  Cable tb() {
    return machines.tb();
  }

  Cable lan() {
    return machines.lan();
  }

  void server(String what, String... options) {
    machines.server(what, options);
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

  /** Starts a program of evan's that keeps a file open and appends each line it is given. */
  Process writes(Path file) {
    return opened(
        begin(
            "evan",
            "/bin/sh",
            "-c",
            "exec 8>> \"$0\"; echo open; while read -r line; do echo \"$line\" >&8; done",
            file.toString()));
  }

  /** Returns the object of a share in the output of status. */
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
    Await.until(share + " is on " + via, () -> isOn(share, via));
  }

  /** Returns whether a share is mounted there, and found by its stable path. */
  private boolean isOn(String share, String via) {
    JsonNode seen = status(share);
    return seen.path("active_interface").asText().equals(via)
        && seen.path("stable_path_ok").asBoolean();
  }

  /** Runs a command as evan on the Mac, and returns what it prints. */
  String evan(String... command) {
    return on("evan", command);
  }

  /** Runs a command as {@link LabShell#on} does. */
  String on(String actor, String... words) {
    return machines.shell().on(actor, words);
  }

  /** Begins a command as {@link LabShell#begin} does. */
  Process begin(String actor, String... words) {
    return machines.shell().begin(actor, words);
  }

  /** Starts a program of evan's that has a file open until it is closed. */
  Process opens(Path file) {
    return opened(
        begin("evan", "/bin/sh", "-c", "exec 8< \"$0\"; echo open; read _", file.toString()));
  }

  private static Process opened(Process process) {
    try {
      assertEquals("open", process.inputReader().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return process;
  }
}
