package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Streams, forms and exit codes of the output. */
@Execution(ExecutionMode.CONCURRENT)
class OutputIT {

  private static final List<String> OF_EVERY_SHARE =
      List.of(
          "name",
          "share_name",
          "active_interface",
          "mount_state",
          "mount_path",
          "stable_path",
          "stable_path_ok",
          "tb_host",
          "fallback_host",
          "tb_reachable",
          "tb_reachable_since",
          "tb_healthy_since",
          "fb_reachable",
          "mount_alive",
          "tb_recovery_pending",
          "pending_reason",
          "hold",
          "open_files",
          "last_switch_at",
          "last_error",
          "decision");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void statusInJsonHasEveryPromisedKey() {
    mac.run("reconcile", "--all").ended(0);

    JsonNode status = mac.run("status", "--json").ended(0).json();

    assertEquals(1, status.path("schema_version").asInt());
    assertTrue(status.path("auto_failback").isBoolean());
    assertTrue(status.path("lsof_recheck").isBoolean());
    assertFalse(status.at("/monitor/running").asBoolean());
    assertTrue(status.at("/config/valid").asBoolean());
    JsonNode share = status.path("shares").path(0);
    OF_EVERY_SHARE.forEach(key -> assertTrue(share.has(key), key));
    assertTrue(Path.of(share.path("mount_path").asText()).isAbsolute());
    assertTrue(share.path("last_switch_at").asText().matches("\\d{4}-.*T.*Z"), share::toString);
    assertEquals("keep", share.at("/decision/action").asText());
    assertSnakeCase(status);
  }

  @Test
  void textOutsideOfATerminalHasNoColour() {
    mac.run("reconcile", "--all").ended(0);
    mac.tb().pullCable();

    for (String command :
        List.of("status", "verify", "reconcile --all --dry-run", "unmount --all", "--help")) {
      Run run = mac.run(command.split(" "));
      assertFalse(run.out().isBlank(), run::toString);
      assertFalse(run.out().contains("\u001b"), run::toString);
    }
  }

  @Test
  void resultsAndLogDoNotMix() {
    Run mounted = mac.run("reconcile", "--all").ended(0);
    Run quiet = mac.run("-q", "unmount", "--all").ended(0);
    Run reading = mac.run("status").ended(0);

    mounted.says("Core is mounted over Thunderbolt").complains("event=mounted");
    assertFalse(mounted.out().contains("event="), mounted::toString);
    assertEquals("", quiet.err());
    assertEquals("", reading.err());
  }

  @Test
  void aReadingCommandThatHasNothingToLogDoesNotLoadTheLog() throws IOException {
    Path classes = mac.root().resolve("classes.txt");
    JarRun jar = mac.jar().option("--platform", "macos");

    jar.jvm("-Xlog:class+load:file=" + classes).run("status").ended(0);

    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("io.mountaineer.cli.StatusCommand"));
    assertFalse(loaded.contains("logback"));
  }

  @Test
  void aReadingCommandPrintsWarningsOnStandardErrorUnlessItIsToBeQuiet() {
    mac.config().set("connect_timeout", 400);

    for (String command : List.of("status", "verify --all", "alias list")) {
      Run run = mac.run(command.split(" "));
      Run quiet = mac.run(("-q " + command).split(" "));

      run.complains("WARN").complains("connect_timeout is not known");
      assertEquals(1, run.err().lines().count(), run::toString);
      assertFalse(run.out().contains("WARN"), run::toString);
      assertEquals("", quiet.err());
    }
  }

  @Test
  void watchShowsItAgainUntilItIsStopped() {
    RunningJar watch = mac.start("status", "--watch", "--json");

    Await.until("three lines", () -> watch.out().lines().count() >= 3);
    Run end = watch.terminate(RunningJar.UNTIL_STOPPED).ended(143);

    end.out().lines().forEach(line -> assertTrue(line.startsWith("{\"schema_version\":1"), line));
  }

  @Test
  void watchEndsWhenNobodyReadsItsOutput() throws Exception {
    RunningJar watch = mac.jar().option("--platform", "macos").startUnread("status", "--watch");

    watch.await(JarRun.LIMIT);
  }

  @Test
  void theLogFileHasEachTransitionOnce() throws IOException {
    mac.run("reconcile", "--all").ended(0);
    mac.run("reconcile", "--all").ended(0);

    String log = Files.readString(mac.home().resolve("Library/Logs/mountaineer.log"));

    assertEquals(1, log.lines().filter(line -> line.contains("event=mounted ")).count(), log);
    assertEquals(1, log.lines().filter(line -> line.contains("interface=tb")).count(), log);
  }

  @Test
  void wrongUseIsCode2AndChangesNothing() {
    for (String wrong :
        List.of(
            "nonsense",
            "status --nonsense",
            "mount",
            "mount --all --share Core",
            "switch --share Core",
            "switch --share Core --to sideways",
            "mount --share Other",
            "--platform amiga status",
            "monitor --interval 0",
            "config")) {
      Run text = mac.run(wrong.split(" ")).ended(2);
      Run json = mac.run(("--json " + wrong).split(" ")).ended(2);

      assertTrue(text.err().startsWith("mountaineer: "), text::toString);
      assertEquals("", text.out());
      assertEquals(2, json.json().at("/error/code").asInt(), json::toString);
      assertFalse(json.json().at("/error/message").asText().isEmpty());
    }
    assertEquals(List.of(), mac.ledger().mounts());
  }

  @Test
  void aBrokenConfigIsCode10WithEveryProblem() throws IOException {
    Files.writeString(mac.config().path(), "[global]\nsmb_port = 0\ncheck_interval_secs = 'x'\n");

    Run act = mac.run("reconcile", "--all").ended(10);
    Run status = mac.run("status", "--json").ended(10);
    Run validate = mac.run("config", "validate", "--json").ended(10);

    act.complains("config.toml:2:1: smb_port").complains("config.toml:3:1: check_interval_secs");
    assertFalse(status.json().at("/config/valid").asBoolean(true));
    assertTrue(status.json().at("/config/error").asText().contains("smb_port"));
    assertEquals(2, validate.json().path("problems").size());
    assertEquals(List.of(), mac.ledger().mounts());
  }

  @Test
  void configShowsItsPlaceAndItsSettings() {
    mac.run("config", "path").ended(0).says(mac.config().path().toString());
    mac.run("config", "validate").ended(0).says("is valid");
    mac.run("config", "show").ended(0).says("smb_port = " + mac.port());

    JsonNode shown = mac.run("config", "show", "--json").ended(0).json();

    assertEquals(mac.port(), shown.at("/global/smb_port").asInt());
    assertEquals("CORE", shown.at("/shares/0/share_name").asText());
  }

  @Test
  void aSettingIsChangedInPlaceAndEverythingElseStays() throws IOException {
    String before = "# mine\r\n" + Files.readString(mac.config().path());
    Files.writeString(mac.config().path(), before);

    mac.run("config", "set", "connect-timeout-ms", "401").ended(0).says("connect_timeout_ms = 401");
    mac.run("config", "get", "connect_timeout_ms", "--json").ended(0).says("\"value\" : 401");
    mac.run("config", "set", "lsof-recheck", "perhaps")
        .ended(2)
        .complains("lsof-recheck must be on or off, not 'perhaps'");
    mac.run("config", "get", "lsof-rechek").ended(2).complains("lsof-recheck");

    String after = Files.readString(mac.config().path());
    assertEquals(before.replace("connect_timeout_ms = 3000", "connect_timeout_ms = 401"), after);
  }

  @Test
  void aStateOfANewerSchemaIsLeftAloneByReadingAndSetAsideByActing() throws IOException {
    Path home = Files.createDirectories(mac.home().resolve(".mountaineer"));
    Path state = Files.writeString(home.resolve("state.json"), "{\"schema_version\":99}");

    mac.run("status").ended(0).complains("state.json");
    assertEquals("{\"schema_version\":99}", Files.readString(state));
    mac.run("reconcile", "--all").ended(0);

    assertTrue(Files.readString(state).contains("\"schema_version\" : 1"));
    try (var files = Files.list(home)) {
      assertEquals(1, files.filter(file -> file.toString().contains(".bad-")).count());
    }
  }

  private static void assertSnakeCase(JsonNode node) {
    Set<String> odd = new TreeSet<>();
    node.fieldNames().forEachRemaining(odd::add);
    odd.removeIf(name -> name.matches("[a-z][a-z0-9_]*"));
    assertEquals(Set.of(), odd);
    node.forEach(OutputIT::assertSnakeCase);
  }
}
