package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.platform.Folders.Answer;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindTest {

  private static final Path CORE = Path.of("/Users/ann/Shares/CORE");

  @TempDir Path folder;
  private final ScriptedRunner runner = new ScriptedRunner();
  private boolean abandoned;
  private final Find scripted = new Find(runner, command -> abandoned);
  private final Find real =
      new Find(new SystemCommandRunner(new ProgramPath(System.getenv("PATH"))), command -> false);

  @Test
  void theRealFindListsTheFoldersInsideThroughASymlink() throws IOException {
    for (String name : List.of("a b", ".hidden", "line\nbreak", "'q\"$&", "Büro", "-n")) {
      Files.createDirectories(folder.resolve("volume").resolve(name).resolve("deeper"));
    }
    Files.writeString(folder.resolve("volume/file"), "");
    Files.createSymbolicLink(folder.resolve("stable"), folder.resolve("volume"));

    Answer.There there =
        assertInstanceOf(Answer.There.class, real.inside(folder.resolve("stable")));

    assertEquals(
        Set.of("a b", ".hidden", "line\nbreak", "'q\"$&", "Büro", "-n"), Set.copyOf(there.names()));
    assertEquals(true, there.complete());
  }

  @Test
  void theRealFindSeesWhetherAFolderIsThere() throws IOException {
    Files.createDirectories(folder.resolve("full/of/folders"));
    Files.writeString(folder.resolve("file"), "");

    assertEquals(new Answer.There(List.of(), true), real.at(folder.resolve("full")));
    assertEquals(new Answer.Gone(), real.at(folder.resolve("empty")));
    assertEquals(new Answer.Gone(), real.at(folder.resolve("file")));
    assertEquals(new Answer.Gone(), real.inside(folder.resolve("file")));
  }

  @Test
  void anEmptyFolderHasNoFoldersInside() {
    assertEquals(new Answer.There(List.of(), true), real.inside(folder));
  }

  @Test
  void asksForFoldersOneLevelBelowAndNoFurther() {
    runner.exits("find", 0, CORE + "//One\0" + CORE + "//Two\0", "");

    assertEquals(new Answer.There(List.of("One", "Two"), true), scripted.inside(CORE));
    assertEquals(
        List.of(CORE + "/", "-mindepth", "1", "-maxdepth", "1", "-type", "d", "-print0"),
        runner.arguments("find"));
  }

  @Test
  void aListThatIsCutSaysSo() {
    runner.exits("find", 0, CORE + "//One\0" + CORE + "//Tw", "");

    assertEquals(new Answer.There(List.of("One"), false), scripted.inside(CORE));
  }

  @Test
  void aListingThatPrivacyControlsRefuseIsNoAbsence() {
    runner.fails("find", 1, Transcript.of("tcc-01-list-refused-stat-allowed").line(1));

    assertEquals(new Answer.Refused("Operation not permitted"), scripted.inside(CORE));
  }

  @Test
  void aFolderOfRootsThatWeMayNotTouchIsNoAbsence() {
    runner.fails("find", 1, Transcript.of("mkdir-01-volumes-denied").text());

    assertEquals(new Answer.Refused("Permission denied"), scripted.inside(CORE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Operation not permitted", "Permission denied"})
  void aRefusalIsNoAbsence(String error) {
    runner.exits("find", 1, "", "find: " + CORE + "/: " + error + "\n");

    assertEquals(new Answer.Refused(error), scripted.inside(CORE));
    assertEquals(new Answer.Refused(error), scripted.at(CORE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Input/output error", "Socket is not connected", "Host is down"})
  void anErrorOfADeadMountIsNoAbsence(String error) {
    runner.exits("find", 1, "", "find: " + CORE + "/: " + error + "\n");

    assertEquals(new Answer.Unknown("find: " + CORE + "/: " + error), scripted.inside(CORE));
  }

  @Test
  void silenceIsNoAbsence() {
    runner.hangs("find");

    assertEquals(new Answer.Unknown("no answer within 5 s"), scripted.at(CORE));
  }

  @Test
  void whileALookStillHangsNoneIsAddedToIt() {
    abandoned = true;

    assertEquals(new Answer.Unknown("no answer within 5 s"), scripted.at(CORE));
    assertFalse(runner.called("find"));
  }

  @Test
  void aMissingToolIsReported() {
    assertEquals(new Answer.Unknown("find not found in /usr/bin"), scripted.inside(CORE));
  }
}
