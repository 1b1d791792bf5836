package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaInstallationTest {

  @TempDir Path home;
  private Path helper;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectory(home.resolve("lib"));
    helper = Files.writeString(home.resolve("lib/jspawnhelper"), "of 25.0.1");
    Files.writeString(home.resolve("lib/modules"), "classes");
  }

  @Test
  void aJavaThatStaysAsItIsHasNoChange() {
    assertEquals(Optional.empty(), new JavaInstallation(home).change());
  }

  @Test
  void aHelperThatIsTakenAwayIsAChange() throws IOException {
    JavaInstallation java = new JavaInstallation(home);
    Files.delete(helper);

    assertTrue(java.change().orElseThrow().contains("taken away"), java.change()::toString);
  }

  @Test
  void aHelperOfAnotherBuildIsAChange() throws IOException {
    JavaInstallation java = new JavaInstallation(home);
    Files.move(helper, home.resolve("old"));
    Files.writeString(helper, "of 25.0.2");

    assertTrue(java.change().orElseThrow().contains("replaced"), java.change()::toString);
  }

  @Test
  void aWholeJavaThatIsMovedAwayIsAChange() throws IOException {
    JavaInstallation java = new JavaInstallation(home);
    Files.move(home.resolve("lib"), home.resolve("lib.old"));

    assertTrue(java.change().isPresent());
  }

  @Test
  void aJavaWithoutAHelperNeedsNone() throws IOException {
    Files.delete(helper);

    assertEquals(Optional.empty(), new JavaInstallation(home).change());
  }
}
