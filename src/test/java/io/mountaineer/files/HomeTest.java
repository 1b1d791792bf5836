package io.mountaineer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @Test
  void theHomeIsBelowTheHomeOfTheEnvironment() {
    Home home = Home.of(Map.of("HOME", "/Users/eve"));

    assertEquals(Path.of("/Users/eve/.mountaineer/config.toml"), home.config());
    assertEquals(Path.of("/Users/eve/.mountaineer/state.json"), home.state());
    assertEquals(Path.of("/Users/eve/.mountaineer/locks"), home.locks());
    assertEquals(Path.of("/Users/eve/Library/Logs/mountaineer.log"), home.log());
  }

  @Test
  void theVariableOfOurOwnOverridesIt() {
    Home home = Home.of(Map.of("HOME", "/Users/eve", "MOUNTAINEER_HOME", "/tmp/x"));

    assertEquals(Path.of("/tmp/x"), home.root());
    assertEquals(Path.of("/Users/eve/Library/Logs/mountaineer.log"), home.log());
    assertEquals(
        Path.of("/Users/eve/m"),
        Home.of(Map.of("HOME", "/Users/eve", "MOUNTAINEER_HOME", "~/m")).root());
  }

  @Test
  void emptyVariablesAreNotSet() {
    Path user = Path.of(System.getProperty("user.home"));

    assertEquals(
        user.resolve(".mountaineer"), Home.of(Map.of("HOME", "", "MOUNTAINEER_HOME", "")).root());
  }

  @Test
  void directoriesAreMadeOnRequestForTheirOwnerOnly(@TempDir Path directory) throws IOException {
    Home home = Home.of(Map.of("HOME", directory.toString()));
    assertFalse(Files.exists(home.root()));

    home.ensure();
    home.ensure();

    for (Path each : new Path[] {home.root(), home.locks()}) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }
}
