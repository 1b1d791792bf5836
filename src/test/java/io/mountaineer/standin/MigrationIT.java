package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Config, state, links and agent of the mountaineer before this one, taken over as they are. */
@Execution(ExecutionMode.CONCURRENT)
class MigrationIT {

  private static final Path FORMER = Path.of("src/test/resources/former");

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @BeforeEach
  void theFilesOfTheMountaineerBefore() throws IOException {
    String ofThisMac =
        Files.readString(mac.config().path()).split("\\[\\[shares]]")[0].replace("[global]\n", "");
    String config =
        Files.readString(FORMER.resolve("config.toml"))
            .replaceAll(
                "(?m)^(shares_root|connect_timeout_ms|auto_failback_stable_secs) = .*\n", "")
            .replace("[global]\n", "[global]\n" + ofThisMac)
            .replace("~/Shares/", mac.shares() + "/")
            .replace("10.10.10.1", StandInMac.TB)
            .replace("macmini.local", StandInMac.FALLBACK);
    Files.writeString(mac.config().path(), config);
    Files.copy(FORMER.resolve("state.json"), home().resolve("state.json"));
    Files.createDirectories(mac.shares().resolve("Links"));
    link("CORE", home().resolve("mnts/core_tb"));
    link("VAULT-R1", home().resolve("mnts/vault_r1_tb"));
    link("Links/projects", mac.shares().resolve("core/dev/projects"));
    Files.createDirectories(plist().getParent());
    Files.copy(FORMER.resolve("com.mountaineer.agent.plist"), plist());
    launchd.set("loaded", plist().toString());
  }

  @Test
  void doctorSetupAndInstallFindTheRunningApp() {
    mac.set("processes", "812 /Users/evan/Applications/Mountaineer.app/Contents/MacOS/Mountaineer");

    mac.run("doctor").ended(3).says("the mountaineer before this one runs (process 812)");
    assertEquals(
        "osascript -e 'quit app id \"com.mountaineer.app\"'",
        mac.run("setup", "--json").ended(3).json().path("next_command").asText());
    mac.run("install").ended(0).complains("process 812").complains("Login Items");
  }

  @Test
  void itsAgentIsReplacedAndTheMenuBarProgramMentioned() throws IOException {
    mac.run("setup").ended(3).says("mountaineer install --tray");

    mac.run("install").ended(0).complains("mountaineer install --tray");

    assertFalse(Files.readString(plist()).contains("Mountaineer.app"));
    Await.until("both shares are mounted", () -> mac.mounts().size() == 2);
  }

  @Test
  void itsConfigIsUsedAndTheAliasThatCannotBeIsTheOnlyOneMissing() {
    Run run = mac.run("config", "validate").ended(0);

    run.says("mount_root and single_mount_mode are no longer needed").says("the entry is left out");
    mac.run("status").ended(0).says("CORE").says("VAULT-R1");
    assertFalse(mac.run("favorites", "list").ended(0).err().contains("mount_root"));
  }

  @Test
  void itsLinksAreReplacedAndItsStateIsMerged() throws IOException {
    mac.run("reconcile", "--all").ended(0);

    assertEquals(mac.core(), Files.readSymbolicLink(mac.shares().resolve("CORE")));
    assertEquals(
        mac.volumes().resolve("VAULT-R1"),
        Files.readSymbolicLink(mac.shares().resolve("VAULT-R1")));
    assertEquals(
        mac.shares().resolve("CORE/dev/projects"),
        Files.readSymbolicLink(mac.shares().resolve("Links/projects")));
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Links/all")));
    assertFalse(Files.exists(mac.shares().resolve("Links/outside"), LinkOption.NOFOLLOW_LINKS));
    List<String> names = new ArrayList<>();
    new ObjectMapper()
        .readTree(home().resolve("state.json").toFile())
        .path("shares")
        .fieldNames()
        .forEachRemaining(names::add);
    assertEquals(List.of("CORE", "VAULT-R1"), names);
  }

  private void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(mac.shares().resolve(name), target);
  }

  private Path home() {
    return mac.home().resolve(".mountaineer");
  }

  private Path plist() {
    return mac.home().resolve("Library/LaunchAgents/com.mountaineer.agent.plist");
  }
}
