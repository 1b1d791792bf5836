package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reports of doctor on a machine with faults, and on one without. */
@Execution(ExecutionMode.CONCURRENT)
class DoctorIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aConfigThatIsNamedHasToBeThere() {
    mac.run("--config", "missing.toml", "doctor").ended(10).complains("there is no config file");
  }

  @Test
  void aHealthyMachineHasNothingToBeDone() throws IOException {
    RunningJar monitor = mac.start("monitor");
    Await.until("the share is mounted", () -> monitor.err().contains("event=mounted "));
    agentRuns(monitor.pid());

    Run doctor = mac.run("doctor");

    doctor
        .ended(0)
        .says("all 26 programs found")
        .says("127.0.0.1: answers Java on port " + mac.port() + ", and nc")
        .says("evan at 127.0.0.2: there is a password")
        .says("Core: mounted at " + mac.core() + " over Thunderbolt")
        .says("Core: mounted over Thunderbolt, through bridge0 (Thunderbolt Bridge)")
        .says("1 link is correct")
        .says("mounts are soft")
        .says("started at login")
        .says("All is well.");
    monitor.kill();
  }

  @Test
  void withEverythingMissingItStillReportsAndMakesNothing() throws IOException {
    Path empty = Files.createDirectory(mac.root().resolve("empty"));
    Path nowhere = mac.root().resolve("nowhere");
    JarRun bare =
        mac.jar()
            .with("MOUNTAINEER_TOOLS", empty.toString())
            .with("HOME", nowhere.toString())
            .option("--platform", "macos");

    Run doctor = bare.run("doctor");

    doctor.ended(3).says("needed programs are missing: mount, diskutil").says("not known");
    assertEquals("", doctor.err());
    assertFalse(Files.exists(nowhere));
    assertEquals(3, bare.run("doctor", "--json").code());
  }

  @Test
  void elsewhereThanOnAMacItSaysSo() throws IOException {
    mac.jar().run("doctor").ended(3).says("mountaineer needs macOS; this is");
  }

  @Test
  void everyFaultHasOneRemedy() throws IOException {
    mac.savesNoPassword(StandInMac.FALLBACK);
    mac.fallback().pullCable();
    Files.createDirectory(mac.own(mac.volumes().resolve("CORE-1")));
    Files.writeString(Files.createDirectory(mac.own(mac.core())).resolve("film.mov"), "");
    write("Library/Preferences/nsmb.conf", "[default]\nsoft=no\n");

    JsonNode doctor = mac.run("doctor", "--json").ended(3).json();

    assertFalse(doctor.path("ok").asBoolean());
    for (JsonNode finding : doctor.path("findings")) {
      boolean isToDo = List.of("warn", "fail").contains(finding.path("verdict").asText());
      assertEquals(!isToDo, finding.path("remedy").isNull(), finding::toString);
    }
    assertEquals(
        List.of(
            "warn hosts: turn on",
            "fail keychain: in Finder choose Go",
            "fail volumes: check it, then move it away: ls -la " + mac.core(),
            "warn volumes: remove it: sudo rmdir " + mac.core() + "-1",
            "warn links: type: mountaineer reconcile --share Core",
            "warn smb: remove soft=no from",
            "warn monitor: run: mountaineer install"),
        remedies(doctor));
  }

  @Test
  void doctorJudgesALoginByTheRuleThatMountsGoBy() {
    mac.logins().hasNoPassword(StandInMac.TB);
    assertTrue(remedies().contains("fail keychain: in Finder choose Go"));

    mac.logins().hasTicket();
    mac.run("doctor").says("evan at 127.0.0.1: macOS can log in by a Kerberos ticket");
    assertFalse(remedies().contains("fail keychain: in Finder choose Go"));
  }

  private List<String> remedies() {
    return remedies(mac.run("doctor", "--json").json());
  }

  @Test
  void aMountThatTakesTheWrongWireIsReported() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.network().wire(StandInMac.TB, "en0");

    mac.run("doctor")
        .ended(0)
        .says("mounted over Thunderbolt, but its data goes through en0 (Wi-Fi)");

    mac.network().wire(StandInMac.TB, "").route(StandInMac.TB, "en0");
    mac.run("doctor").ended(0).says("but its data goes through en0 (Wi-Fi)");
  }

  @Test
  void aFallbackThatRunsOverTheCableIsReported() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.network().wire(StandInMac.FALLBACK, "bridge0");

    mac.run("doctor").ended(0).says("pulling the cable cuts it");
  }

  @Test
  void whatHangsOrBreaksIsNotKnown() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("smbutil").hangs();
    mac.tool("security").fails(36, "security: User interaction is not allowed.");
    mac.tool("launchctl").hangs();

    Run doctor = mac.run("doctor");

    doctor
        .ended(0)
        .says("not known: smbutil did not end in time")
        .says("not known: security: User interaction is not allowed.")
        .says("launchctl did not end in time");
    assertTrue(doctor.millis() < 50_000, doctor::toString);
  }

  @Test
  void javaThatIsKeptFromTheLocalNetworkIsReported() {
    mac.tb().refuseJava();

    mac.run("doctor").ended(0).says("answers nc but not Java").says("Local Network: allow");
  }

  @Test
  void aBrokenConfigIsAFindingAndNoObstacle() throws IOException {
    Files.writeString(mac.config().path(), "[global]\nsmb_port = 0\n");

    mac.run("doctor").ended(3).says("config.toml:2:").says("all 26 programs found");
  }

  @Test
  void itChangesNothing() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    Map<Path, String> before = everything();

    mac.run("doctor");

    assertEquals(before, everything());
    assertEquals(List.of(), mac.ledger().story());
  }

  private static List<String> remedies(JsonNode doctor) {
    List<String> remedies = new ArrayList<>();
    for (JsonNode finding : doctor.path("findings")) {
      if (!finding.path("remedy").isNull()) {
        remedies.add(
            finding.path("verdict").asText()
                + " "
                + finding.path("area").asText()
                + ": "
                + finding.path("remedy").asText().replaceFirst("(?<=soft=no from| on|Go) .*", ""));
      }
    }
    return remedies;
  }

  private void agentRuns(long pid) throws IOException {
    Files.writeString(
        mac.root().resolve("agent"),
        "gui/501/com.mountaineer.agent = {\n\tstate = running\n\n\tpid = " + pid + "\n}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = mac.home().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<Path, String> everything() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    for (Path folder : List.of(mac.home(), mac.volumes())) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.toList()) {
          all.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toString());
        }
      }
    }
    return all;
  }
}
