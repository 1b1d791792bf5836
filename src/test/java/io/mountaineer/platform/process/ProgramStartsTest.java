package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.macos.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramStartsTest {

  @TempDir Path folder;
  private final ProgramStarts starts = new ProgramStarts();

  @Test
  void aProgramThatAloneCannotBeStartedSaysNothingAboutThisJava() throws IOException {
    Path broken = folder.resolve("broken");
    Files.writeString(broken, "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    SystemCommandRunner runner = new SystemCommandRunner(new ProgramPath(null), starts);

    CommandResult result = runner.run(Command.of(Duration.ofSeconds(20), broken.toString()));

    assertInstanceOf(CommandResult.NotStarted.class, result);
    assertEquals(Optional.empty(), starts.fault());
  }

  @Test
  void aProgramThatIsNotThereSaysNothingAboutThisJava() {
    SystemCommandRunner runner = new SystemCommandRunner(new ProgramPath(null), starts);

    runner.run(Command.of(Duration.ofSeconds(20), "no-such-program-anywhere"));

    assertEquals(Optional.empty(), starts.fault());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cannot run program \"/sbin/mount\": error=24, Too many open files",
        "Cannot run program \"/sbin/mount\": Bad file descriptor, error: 24 (Too many open files) ",
        "Cannot run program \"/sbin/mount\": /dev/null (Too many open files)",
        "Cannot run program \"/sbin/mount\": error=23, Too many open files in system"
      })
  void aStartWithoutAFreeDescriptorIsAFaultForGood(String words) {
    starts.failed("mount", new IOException(words));

    assertEquals(
        Optional.of("no file descriptor was left to start a program (mount)"), starts.fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-01-spawn-helper-gone", "java-02-spawn-helper-version-mismatch"})
  void aHelperThatIsGoneOrOfAnotherBuildIsTheEndOfEveryStart(String name) {
    Transcript refusal = Transcript.of(name);

    Optional<String> fault = ProgramStarts.faultOfAll(new IOException(refusal.text()));

    assertEquals(Optional.of("this Java can start no program: " + refusal.line(0).strip()), fault);
  }

  @Test
  void aFullMachineIsNoFaultOfThisJava() {
    for (String words : new String[] {"error=35, Resource temporarily unavailable", "error: 12 "}) {
      assertEquals(Optional.empty(), ProgramStarts.faultOfAll(new IOException(words)));
    }
  }

  @Test
  void theFirstFaultStays() {
    starts.failed("mount", new IOException("error=24, Too many open files"));
    starts.failed("df", new IOException("error=24, Too many open files"));

    assertTrue(starts.fault().orElseThrow().endsWith("(mount)"), starts.fault()::toString);
  }
}
