package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.files.Home;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.macos.FakeLaunchd;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UninstallerTest {

  @TempDir Path temp;

  private final SteppedClock time = new SteppedClock();
  private final FakeLaunchd launchd = new FakeLaunchd(time);
  private AgentFiles files;

  @BeforeEach
  void setUp() throws IOException {
    Path user = temp.toRealPath();
    files = AgentFiles.of(Home.of(Map.of("HOME", user.toString())), user);
  }

  @Test
  void theAgentEndsAndItsFilesGoWithTheirFolders() throws Exception {
    installed();
    launchd.running().drainsFor(Duration.ofSeconds(4));

    Uninstaller.Result removed = remove();

    assertTrue(removed.agentEnded());
    assertFalse(launchd.hasJob());
    assertFalse(Files.exists(files.plist()));
    assertFalse(Files.exists(files.bin()));
    assertFalse(Files.exists(files.lib()));
    assertEquals(List.of(), removed.left());
  }

  @Test
  void configStateAndWhatIsNotOursStay() throws Exception {
    installed();
    Path config = Files.writeString(files.home().resolve("config.toml"), "# mine");
    Path state = Files.writeString(files.home().resolve("state.json"), "{}");
    Path foreign = Files.writeString(files.lib().resolve("notes.txt"), "mine");
    Path neighbour = Files.writeString(files.plist().resolveSibling("com.other.plist"), "x");

    Uninstaller.Result removed = remove();

    for (Path kept : List.of(config, state, foreign, neighbour)) {
      assertTrue(Files.exists(kept), kept.toString());
    }
    assertEquals(List.of(files.lib()), removed.left());
    assertFalse(Files.exists(files.jar()));
  }

  @Test
  void whereNothingIsNothingIsDoneAndThatIsWell() throws Exception {
    Uninstaller.Result removed = remove();

    assertEquals(new Uninstaller.Result(false, List.of(), List.of()), removed);
    assertEquals(List.of(), launchd.changes());
  }

  @Test
  void anAgentWhoseListIsGoneIsEndedAllTheSame() throws Exception {
    launchd.running();

    assertTrue(remove().agentEnded());
    assertFalse(launchd.hasJob());
  }

  @Test
  void withNobodyAtTheScreenNoAgentRunsAndTheFilesGo() throws Exception {
    installed();
    launchd.nobodyLoggedIn();

    remove();

    assertFalse(Files.exists(files.plist()));
    assertEquals(List.of(), launchd.changes());
  }

  @Test
  void whileTheAgentDoesNotEndNothingIsDeleted() throws Exception {
    installed();
    launchd.running().drainsFor(Duration.ofMinutes(1));

    assertThrows(LaunchdException.class, this::remove);

    assertTrue(Files.exists(files.plist()));
    assertTrue(Files.exists(files.jar()));
  }

  @Test
  void linksAreDeletedAndNotFollowed() throws Exception {
    Path elsewhere = Files.writeString(temp.resolve("elsewhere.jar"), "mine");
    Files.createDirectories(files.lib());
    Files.createSymbolicLink(files.jar(), elsewhere);

    remove();

    assertFalse(Files.exists(files.jar()));
    assertTrue(Files.exists(elsewhere));
  }

  private Uninstaller.Result remove() throws Exception {
    return new Uninstaller(files, new LaunchdJob(launchd, time, 501, AgentFiles.LABEL, pid -> true))
        .uninstall();
  }

  private void installed() throws IOException {
    for (Path file :
        List.of(
            files.plist(),
            files.launcher(),
            files.jar(),
            files.lib().resolve("mountaineer-0123456789ab-17.0.2+8.jsa"),
            files.lib().resolve(".mountaineer-0123456789ab-17.0.2+8.jsa.tmp"),
            files.lib().resolve(".mountaineer.jar.4711-1.tmp"),
            files.bin().resolve(".mountaineer.4711-1.tmp"),
            files.plistDraft(),
            files.lib().resolve(".mountaineer.plist.draft.4711-1.tmp"),
            files.plist().resolveSibling(".com.mountaineer.agent.plist.4711-1.tmp"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "ours");
    }
  }
}
