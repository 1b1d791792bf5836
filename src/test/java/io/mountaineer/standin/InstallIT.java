package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.core.NextCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code install} and {@code uninstall} with a launchd that runs its jobs. */
@Execution(ExecutionMode.CONCURRENT)
class InstallIT {

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @Test
  void theAgentMountsTheSharesAndEndsWithTheInstallation() throws IOException {
    Run install = mac.run("install", "--json").ended(0);

    long pid = install.json().at("/agent/pid").asLong();
    Await.until("the share is mounted", () -> mac.mounts().size() == 1);
    assertEquals(launchd.pid(), pid);
    assertEquals(pid, mac.run("status", "--json").json().at("/monitor/pid").asLong());
    Run uninstall = mac.run("uninstall").ended(0).says("The agent was stopped.");
    assertFalse(launchd.hasJob());
    assertFalse(Files.exists(launcher()), uninstall::toString);
    assertFalse(Files.exists(plist()));
    assertEquals(1, mac.mounts().size(), "the mount stays");
    assertEquals("127.0.0.1", mac.servedBy("Core"), "the link stays");
    assertTrue(Files.exists(mac.config().path()));
    assertTrue(Files.exists(mac.home().resolve(".mountaineer/state.json")));
    List<String> log = log().lines().toList();
    assertEquals(1, log.stream().filter(line -> line.contains("event=mounted ")).count());
    assertEquals(log.stream().distinct().toList(), log);
  }

  @Test
  void theSecondInstallWritesNothingAndStartsTheAgentAgain() throws IOException {
    Run first = mac.run("install", "--json").ended(0);
    Map<Path, FileTime> before = installedFiles();

    mac.run("install").ended(0).says("Already installed:").says("The agent was restarted");

    assertTrue(first.json().path("changed").asBoolean());
    assertNotEquals(first.json().at("/agent/pid").asLong(), launchd.pid());
    assertEquals(before, installedFiles());
  }

  @Test
  void aDryRunShowsEverythingAndChangesNothing() throws IOException {
    Map<Path, FileTime> before = everything();

    Run text = mac.run("install", "--dry-run").ended(0);
    Run json = mac.run("install", "--dry-run", "--json").ended(0);

    text.says("<string>com.mountaineer.agent</string>").says("launchctl bootstrap gui/501 ");
    assertTrue(json.json().path("dry_run").asBoolean());
    assertEquals(4, json.json().path("files").size());
    assertEquals(before, everything());
    for (List<String> call : mac.ledger().calls("launchctl")) {
      assertEquals("print", call.get(0));
    }
  }

  @Test
  void anAgentThatIsEndedLeavesTheProgramToAMonitorInATerminal() throws IOException {
    mac.run("install").ended(0);
    assertTrue(NextCommand.endAgent().endsWith("/" + AgentFiles.LABEL));
    mac.run("monitor").ended(11).complains(NextCommand.endAgent());

    List<String> typed = List.of("/bin/sh", "-c", NextCommand.endAgent());
    new Example(mac, "README.md").start(typed).await(Example.LIMIT).ended(0);
    Await.until("launchd has let go of it", () -> !launchd.hasJob());
    RunningJar monitor = mac.start("monitor");
    Await.until(
        "it is the monitor",
        () -> mac.run("status", "--json").json().at("/monitor/pid").asLong() == monitor.pid());

    assertTrue(Files.exists(launcher()));
    monitor.terminate(RunningJar.UNTIL_STOPPED);
    mac.run("install").ended(0).says("The agent is loaded");
  }

  @Test
  void anAgentThatTakesItsTimeToEndIsWaitedFor() throws IOException {
    mac.run("install").ended(0);
    launchd.set("drain", "1");
    Files.writeString(plist(), "changed by hand");

    Run again = mac.run("install", "--json").ended(0);

    assertFalse(again.json().at("/agent/restarted").asBoolean());
    assertTrue(again.json().path("changed").asBoolean());
  }

  @Test
  void neitherAnErrorOfBootstrapNorAMissingPlutilCountsWhenTheAgentRuns() throws IOException {
    launchd.set("lie", "");
    mac.without("plutil");

    mac.run("install").ended(0).says("It starts at every login.");
  }

  @Test
  void withNobodyAtTheScreenTheAgentWaitsForTheNextLogin() {
    launchd.set("no_login", "");

    mac.run("install").ended(1).complains("nobody is logged in").complains("next login");

    assertTrue(Files.exists(plist()));
    mac.run("uninstall").ended(0);
    assertFalse(Files.exists(plist()));
  }

  @Test
  void anAgentTheUserSwitchedOffStaysOff() {
    launchd.set("disabled", "");

    mac.run("install").ended(1).complains("switched off").complains("launchctl enable");

    assertFalse(launchd.hasJob());
    assertFalse(Files.exists(plist()));
  }

  @Test
  void anAgentThatCannotWorkIsReportedWithThePlaceThatSaysWhy() throws IOException {
    Files.writeString(mac.config().path(), "[global]\nsmb_port = 0\n");

    Run run = mac.run("install").ended(1);

    run.complains("does not stay alive").complains("it last ended with 10");
    run.complains("tail ~/Library/Logs/mountaineer.log");
    assertTrue(log().contains("smb_port"), log());
  }

  @Test
  void withoutLaunchctlOrIdNothingIsChanged() throws IOException {
    mac.without("id");
    mac.run("install").ended(13).complains("id not found").complains("nothing was changed");
    mac.without("launchctl");
    Run json = mac.run("uninstall", "--json").ended(13);

    assertEquals(13, json.json().at("/error/code").asInt());
    assertFalse(Files.exists(launcher()));
  }

  @Test
  void whereNothingIsInstalledUninstallIsDoneAndMakesNothing() throws IOException {
    Map<Path, FileTime> before = everything();

    mac.run("uninstall").ended(0).says("Nothing is installed.");
    Run json = mac.run("uninstall", "--json").ended(0);

    assertEquals(0, json.json().path("removed").size());
    assertEquals(before, everything());
  }

  @Test
  void neitherRootNorAnotherMachineNorTheAgentItselfInstalls() throws IOException {
    for (String command : List.of("install", "uninstall")) {
      mac.jar()
          .without("MOUNTAINEER_ALLOW_ROOT")
          .jvm("-Duser.name=root")
          .run("--platform", "macos", command)
          .ended(13)
          .complains("does not act as root");
      mac.jar().run("--platform", "simulated", command).ended(13).complains("launchd");
      mac.jar()
          .with("XPC_SERVICE_NAME", "com.mountaineer.agent")
          .run("--platform", "macos", command)
          .ended(1)
          .complains("the agent cannot replace itself");
    }
    assertFalse(Files.exists(launcher()));
    assertEquals(List.of(), mac.ledger().calls("launchctl"));
  }

  @Test
  void withTrayTheAgentRunsTheMenuBarProgram() throws IOException {
    mac.run("install", "--tray", "--dry-run").ended(0).says("<string>tray</string>");
    // No user is at a screen with a menu bar here.
    mac.run("install", "--tray").ended(1).complains("it last ended with 13");

    assertTrue(Files.readString(plist()).contains("<string>tray</string>"));
    assertTrue(log().contains("there is no menu bar here"), log());
  }

  @Test
  void whatWouldNotCountIsRefused() throws IOException {
    mac.run("--config", mac.config().path().toString(), "install").ended(2).complains("--config");

    assertFalse(Files.exists(launcher()));
  }

  private Path launcher() {
    return mac.home().resolve(".mountaineer/bin/mountaineer");
  }

  private Path plist() {
    return mac.home().resolve("Library/LaunchAgents/com.mountaineer.agent.plist");
  }

  private String log() {
    try {
      return Files.readString(mac.home().resolve("Library/Logs/mountaineer.log"));
    } catch (IOException e) {
      return "";
    }
  }

  private Map<Path, FileTime> installedFiles() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (Path folder :
        List.of(
            mac.home().resolve(".mountaineer/lib"),
            mac.home().resolve(".mountaineer/bin"),
            plist().getParent())) {
      times.putAll(times(folder));
    }
    return times;
  }

  private Map<Path, FileTime> everything() throws IOException {
    return times(mac.home());
  }

  private static Map<Path, FileTime> times(Path folder) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : new ArrayList<>(all.toList())) {
        times.put(each, Files.getLastModifiedTime(each));
      }
    }
    return times;
  }
}
