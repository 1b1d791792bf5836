package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.agent.LoginItem.State;
import io.mountaineer.files.Home;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.macos.FakeLaunchd;
import io.mountaineer.platform.macos.LaunchdJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start at login, switched from within the program that runs. */
class LoginItemTest {

  @TempDir Path temp;

  private final SteppedClock time = new SteppedClock();
  private final FakeLaunchd launchd = new FakeLaunchd(time);
  private AgentFiles files;
  private Path built;

  @BeforeEach
  void setUp() throws IOException {
    Path user = temp.toRealPath().resolve("evan");
    files = AgentFiles.of(Home.of(Map.of("HOME", user.toString())), user);
    built = Files.writeString(temp.resolve("built.jar"), "version 1");
    FakeJava.at(temp.resolve("jdk")).version("17.0.2").make();
  }

  @Test
  void whereNothingIsInstalledNothingStartsAtLogin() throws Exception {
    assertEquals(State.NONE, item().look());
  }

  @Test
  void switchedOnItIsInstalledForTheNextLoginAndNothingIsStartedNow() throws Exception {
    assertEquals(State.MENU, item().switchOn(installer("tray"), built));

    assertEquals(State.MENU, item().look());
    assertEquals("version 1", Files.readString(files.jar()));
    assertEquals(List.of("enable"), launchd.changes());
    assertFalse(launchd.hasJob());
  }

  @Test
  void switchedOffTheRunningAgentGoesOnAndStartsNoMore() throws Exception {
    installer("tray").install(built);
    item().switchOff();

    assertTrue(launchd.hasJob());
    assertEquals(State.NONE, item().look());
    assertEquals(State.MENU, item().switchOn(installer("tray"), built));
    assertEquals(State.MENU, item().look());
    assertEquals(List.of("bootstrap", "disable", "enable"), launchd.changes());
  }

  @Test
  void anAgentWithoutAMenuIsLeftAsItIs() throws Exception {
    installer("monitor").install(built);
    String plist = Files.readString(files.plist());

    assertEquals(State.MONITOR, item().look());
    assertEquals(State.MONITOR, item().switchOn(installer("tray"), built));
    assertEquals(plist, Files.readString(files.plist()));
    assertEquals(List.of("bootstrap"), launchd.changes());
  }

  private LoginItem item() {
    return new LoginItem(files, job());
  }

  private Installer installer(String command) {
    AgentJob agent = new AgentJob(command, Optional.empty());
    FakeMachine machine = new FakeMachine(launchd, files);
    return new Installer(files, new JavaHome(temp.resolve("jdk")), agent, machine, job());
  }

  private LaunchdJob job() {
    return new LaunchdJob(launchd, time, 501, AgentFiles.LABEL, pid -> true);
  }
}
