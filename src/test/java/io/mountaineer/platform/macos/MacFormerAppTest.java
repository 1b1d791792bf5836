package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.FormerApp.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacFormerAppTest {

  private static final Path PLIST =
      Path.of("src/test/resources/former/com.mountaineer.agent.plist");

  private static final String ROWS =
      """
          1 /sbin/launchd
        812 /Users/ann/Applications/Mountaineer.app/Contents/MacOS/Mountaineer
      12345 /Users/ann/My Apps/Mountaineer.app/Contents/MacOS/Mountaineer
        900 /usr/bin/java
        901 /Users/ann/src/Mountaineer
        902 /Applications/Mountaineering.app/Contents/MacOS/Mountaineering
      """;

  @TempDir Path folder;

  @Test
  void itsProcessesAreKnownByTheirProgram() {
    assertEquals(List.of(812L, 12345L), MacFormerApp.pids(ROWS));
  }

  @Test
  void rowsThatAreNoneAreNoProcesses() {
    assertEquals(List.of(), MacFormerApp.pids("Mountaineer\n99999999999 /Mountaineer.app\n\n"));
  }

  @Test
  void itsBundleAndItsAgentAreFound() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("Mountaineer.app"));

    Found found = app(0, "    1 /sbin/launchd\n", PLIST).look();

    assertEquals(Optional.of(bundle), found.bundle());
    assertTrue(found.isAgent());
    assertEquals(List.of(), found.pids());
  }

  @Test
  void whereNothingIsNothingIsFound() {
    assertTrue(app(0, "    1 /sbin/launchd\n", folder.resolve("none.plist")).look().isNothing());
  }

  @Test
  void ourOwnAgentIsNotTaken() {
    Path ours = Path.of("src/test/resources/agent/com.mountaineer.agent.plist");

    assertFalse(app(0, "", ours).look().isAgent());
  }

  @Test
  void unknownIsNotGone() {
    assertTrue(app(1, "", folder.resolve("none.plist")).look().problem().isPresent());
  }

  private MacFormerApp app(int code, String rows, Path plist) {
    return new MacFormerApp(
        new ScriptedRunner().exits("ps", code, rows, ""), List.of(folder), plist);
  }
}
