package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Config of the mountaineer before this one, in the form in which it saved it. */
class FormerConfigTest {

  @Test
  void itIsReadAsMeant() throws IOException {
    Config config = Texts.read(text()).config().orElseThrow();

    assertEquals(List.of("CORE", "VAULT-R1"), config.shares().stream().map(Share::name).toList());
    assertEquals(
        List.of(
            new Alias("projects", links("projects"), "CORE", "dev/projects"),
            new Alias("vault", links("vault"), "VAULT-R1", "."),
            new Alias("all", links("all"), "CORE", ".")),
        config.aliases());
  }

  @Test
  void keysThatAreNoLongerNeededAreOneNoteWithoutANearestKey() throws IOException {
    List<ConfigProblem> notes =
        Texts.read(text()).warnings().stream().filter(ConfigProblem::isNote).toList();

    assertEquals(
        List.of(
            "c.toml:3:1: note: mount_root and single_mount_mode are no longer needed: a share is"
                + " always mounted by one address, and at its name in /Volumes"),
        notes.stream().map(note -> note.text("c.toml")).toList());
  }

  @Test
  void theAliasThatCannotBeUsedIsTheOnlyOtherProblem() throws IOException {
    List<String> others =
        Texts.read(text()).problems().stream()
            .filter(problem -> !problem.isNote())
            .map(ConfigProblem::key)
            .toList();

    assertEquals(List.of("path", "target_subpath"), others);
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("src/test/resources/former/config.toml"));
  }

  private static Path links(String name) {
    return Path.of("/Users/ann/Shares/Links", name);
  }
}
