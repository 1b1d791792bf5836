package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import io.mountaineer.standin.Run;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands about shares of a real server, and their obstacles. */
class LabCommandsIT {

  @RegisterExtension final Lab lab = new Lab();

  @BeforeEach
  void serveFiles() throws Exception {
    Files.writeString(lab.served("CORE").resolve("film.txt"), "the film");
    Files.writeString(lab.served("MEDIA").resolve("song.txt"), "the song");
  }

  private String mounts() {
    return lab.evan("mount")
        .lines()
        .filter(line -> line.contains("smbfs"))
        .sorted()
        .toList()
        .toString()
        .replaceAll("//evan@(\\S+) on \\S+ \\([^)]*\\)", "$1");
  }

  @Test
  void anOpenFileHoldsTheRecoveryUntilItIsClosed() throws Exception {
    lab.tb().pull();
    lab.monitor();
    lab.awaitOn("CORE", "fallback");
    Process reader = lab.opens(lab.volume("CORE").resolve("film.txt"));

    lab.tb().plugIn();
    Await.until("TB Ready", () -> lab.status("CORE").path("tb_recovery_pending").asBoolean());
    assertEquals("fallback", lab.status("CORE").path("active_interface").asText());
    assertTrue(lab.status("CORE").path("pending_reason").asText().contains("in use by"));

    reader.outputWriter().close();
    lab.awaitOn("CORE", "tb");
  }

  @Test
  void aSwitchIsRefusedWhileAFileIsOpenUnlessItIsForced() {
    lab.run("mount", "--all").ended(0);
    lab.opens(lab.volume("CORE").resolve("film.txt"));

    Run refused = lab.run("switch", "--share", "CORE", "--to", "fallback");
    refused.ended(12);
    assertEquals("[10.10.10.1/CORE]", mounts());

    lab.run("switch", "--share", "CORE", "--to", "fallback", "--force").ended(0);
    assertEquals("[macmini.local/CORE]", mounts());
  }

  @Test
  void twoSharesGoTheirOwnWays() {
    lab.config().share("MEDIA", "MEDIA", "evan", Lab.TB, Lab.FALLBACK);
    lab.tb().pull();
    lab.monitor();
    lab.awaitOn("CORE", "fallback");
    lab.awaitOn("MEDIA", "fallback");
    lab.opens(lab.volume("CORE").resolve("film.txt"));

    lab.tb().plugIn();
    lab.awaitOn("MEDIA", "tb");
    Await.until("TB Ready", () -> lab.status("CORE").path("tb_recovery_pending").asBoolean());
    assertEquals("[10.10.10.1/MEDIA, macmini.local/CORE]", mounts());
  }

  @Test
  void anAliasOutlivesEveryMove() throws Exception {
    Files.createDirectories(lab.served("CORE").resolve("cuts"));
    Files.writeString(lab.served("CORE").resolve("cuts/one.txt"), "cut one");
    lab.run("mount", "--all").ended(0);
    lab.run("alias", "add", "--name", "cuts", "--share", "CORE", "--target-subpath", "cuts")
        .ended(0);
    String alias = lab.home().resolve("Shares/Links/cuts/one.txt").toString();
    assertEquals("cut one", lab.evan("/bin/cat", alias));

    lab.run("switch", "--share", "CORE", "--to", "fallback").ended(0);
    assertEquals("cut one", lab.evan("/bin/cat", alias));
    assertTrue(lab.run("alias", "list").ended(0).out().contains("cuts"));
  }

  @Test
  void allAreMountedAndUnmountedAtOnceButForABusyOne() {
    lab.config().share("MEDIA", "MEDIA", "evan", Lab.TB, Lab.FALLBACK);
    lab.run("mount", "--all").ended(0);
    assertEquals("[10.10.10.1/CORE, 10.10.10.1/MEDIA]", mounts());
    lab.opens(lab.volume("CORE").resolve("film.txt"));

    lab.run("unmount", "--all").ended(3);

    assertEquals("[10.10.10.1/CORE]", mounts());
  }

  @Test
  void aFavoriteIsAddedAndRemovedWithAllThatBelongsToIt() {
    lab.run(
            "favorites",
            "add",
            "--share",
            "MEDIA",
            "--username",
            "evan",
            "--tb-host",
            Lab.TB,
            "--fallback-host",
            Lab.FALLBACK)
        .ended(0);
    assertEquals("[10.10.10.1/MEDIA]", mounts());
    assertEquals(
        "the song", lab.evan("/bin/cat", lab.link("MEDIA").resolve("song.txt").toString()));

    lab.run("favorites", "remove", "--share", "MEDIA", "--cleanup").ended(0);
    assertEquals("[]", mounts());
    assertFalse(Files.isSymbolicLink(lab.link("MEDIA")));
  }
}
