package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {

  @TempDir Path first;
  @TempDir Path second;

  @Test
  void takesTheFirstDirectoryThatHasTheProgram() throws IOException {
    program(first, "both");
    program(second, "both");
    program(second, "one");
    ProgramPath tools = new ProgramPath(first + ":" + second);

    assertEquals(Optional.of(first.resolve("both").toFile()), tools.find("both"));
    assertEquals(Optional.of(second.resolve("one").toFile()), tools.find("one"));
  }

  @Test
  void passesOverWhatCannotBeExecuted() throws IOException {
    Files.createFile(first.resolve("tool"));
    Files.createDirectory(second.resolve("tool"));

    assertEquals(Optional.empty(), new ProgramPath(first + ":" + second).find("tool"));
  }

  @Test
  void searchesNoDirectoryThatIsNotOnThePath() {
    assertEquals(Optional.empty(), new ProgramPath(first.toString()).find("sh"));
    assertEquals(Optional.empty(), new ProgramPath("").find("sh"));
  }

  @Test
  void ignoresRelativeDirectories() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    program(first, "tool");

    assertEquals(Optional.empty(), new ProgramPath(here.relativize(first).toString()).find("tool"));
  }

  @Test
  void searchesLaunchdsPathWhenThePathIsNotSet() {
    assertEquals(
        "x not found, or not executable, in /usr/bin:/bin:/usr/sbin:/sbin",
        new ProgramPath(null).missing("x"));
    assertEquals("sh", new ProgramPath(null).find("sh").map(File::getName).orElse("not found"));
  }

  @Test
  void aProgramWithAPlaceIsTakenFromThereAndFromNowhereElse() throws IOException {
    program(first, "tool");
    File there = new File(first.toFile(), "tool");
    ProgramPath tools =
        ProgramPath.at(Map.of("tool", there.getPath(), "other", first.resolve("other").toString()));

    assertEquals(Optional.of(there), tools.find("tool"));
    assertEquals(Optional.empty(), tools.find("other"));
    assertEquals(Optional.empty(), tools.find("sh"), "found on no path");
    assertEquals(
        first.resolve("other") + " is not there, or not executable", tools.missing("other"));
  }

  @Test
  void takesAnAbsolutePathAsItIs() throws IOException {
    program(first, "tool");
    ProgramPath tools = new ProgramPath("");

    assertEquals(Optional.of(first.resolve("tool").toFile()), tools.find(first + "/tool"));
    assertEquals(Optional.empty(), tools.find(first + "/other"));
  }

  private static void program(Path directory, String name) throws IOException {
    Path file = Files.createFile(directory.resolve(name));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }
}
