package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Listing of the folders of a share. */
@Execution(ExecutionMode.CONCURRENT)
class FoldersIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void foldersStandInNaturalOrderWithoutHiddenOnes() throws IOException {
    mounted("Day 10/raw", "Day 2", ".Trashes", "archive", "Büro\tx");

    Run run = mac.run("folders", "--share", "core").ended(0);

    assertEquals(List.of("archive", "Büro?x", "Day 2", "Day 10"), run.out().lines().toList());
    mac.run("folders", "--share", "core", "--subpath", "Day 10").ended(0).says("raw");
    mac.run("folders", "--share", "core", "--hidden").ended(0).says(".Trashes");
    JsonNode json = mac.run("folders", "--share", "core", "--json").ended(0).json();
    assertEquals("Büro\tx", json.at("/folders/1").asText());
    assertEquals(mac.shares().resolve("Core").toString(), json.path("path").asText());
    assertTrue(json.path("complete").asBoolean());
  }

  @Test
  void aFolderWithoutFoldersSaysNothing() throws IOException {
    mounted("empty");

    assertEquals("", mac.run("folders", "--share", "core", "--subpath", "empty").ended(0).out());
  }

  @Test
  void aShareThatIsAwayIsReported() {
    mac.run("folders", "--share", "Core")
        .ended(1)
        .complains("Core is not mounted")
        .complains("mountaineer mount --share Core");
  }

  @Test
  void aDeadShareIsGivenUpWithinTheLimit() throws IOException {
    mounted("a");
    mac.tb().pullCable();

    Run run = mac.run("folders", "--share", "Core");

    run.ended(1).complains("no answer within 5 s");
    assertTrue(run.millis() < 45_000, run::toString);
  }

  @Test
  void nothingAboveTheShareIsListed() throws IOException {
    mounted("a/b");

    for (String subpath : List.of("..", "a/../..", "~/", "a/../../x")) {
      mac.run("folders", "--share", "Core", "--subpath", subpath).ended(2).complains("--subpath");
    }
    mac.run("folders", "--share", "Core", "--subpath", "a/../a").ended(0).says("b");
  }

  @Test
  void whatIsNotThereIsReported() throws IOException {
    mounted("a");

    mac.run("folders", "--share", "Core", "--subpath", "b").ended(1).complains("no folder");
    mac.run("folders", "--share", "Nope").ended(2).complains("no share is named 'Nope'");
    JsonNode error = mac.run("folders", "--share", "Core", "--subpath", "b", "--json").json();
    assertEquals(1, error.at("/error/code").asInt());
  }

  @Test
  void aRefusalForPrivacyIsNotTakenForAbsence() throws IOException {
    mounted("a");
    mac.tool("find").fails(1, "find: " + mac.shares() + "/Core/: Operation not permitted");

    mac.run("folders", "--share", "Core").ended(1).complains("Full Disk Access");
  }

  private void mounted(String... folders) throws IOException {
    mac.run("mount", "--all").ended(0);
    for (String folder : folders) {
      Files.createDirectories(mac.own(mac.core().resolve(folder)));
    }
  }
}
