package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Favorites made of what is mounted. */
@Execution(ExecutionMode.CONCURRENT)
class ImportIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void accountShareAndAddressAreThoseOfTheMountWhichStays() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    List<String> before = mac.mounts();

    mac.run("favorites", "import", "--tb-host", StandInMac.TB)
        .ended(0)
        .says("VAULT added: its mount is kept");

    assertEquals(before, mac.mounts());
    assertEquals(StandInMac.FALLBACK, mac.servedBy("VAULT"));
    assertTrue(
        Files.readString(mac.config().path())
            .contains(
                "[[shares]]\nname = \"VAULT\"\nusername = \"evan\"\nthunderbolt_host = \""
                    + StandInMac.TB
                    + "\"\nfallback_host = \""
                    + StandInMac.FALLBACK
                    + '"'));
  }

  @Test
  void aDryRunPrintsTheEntriesAndChangesNothing() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    String before = Files.readString(mac.config().path());

    mac.run("favorites", "import", "--tb-host", StandInMac.TB, "--dry-run")
        .ended(0)
        .says("VAULT would be added")
        .says("name = \"VAULT\"")
        .says("fallback_host = \"" + StandInMac.FALLBACK + '"');

    assertEquals(before, Files.readString(mac.config().path()));
    assertFalse(Files.exists(mac.shares().resolve("VAULT")));
  }

  @Test
  void whatIsAFavoriteIsSkipped() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.mounted(StandInMac.FALLBACK, "VAULT");

    mac.run("favorites", "import", "--tb-host", StandInMac.TB)
        .ended(0)
        .says("CORE skipped: it is already the favorite Core")
        .says("VAULT added");
  }

  @Test
  void anAddressThatNobodyCanProveHasToBeGiven() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    mac.network()
        .announces("Mac mini", "macmini.local", mac.port(), StandInMac.TB, StandInMac.FALLBACK);
    String before = Files.readString(mac.config().path());

    mac.run("favorites", "import")
        .ended(1)
        .says("VAULT not added")
        .says("mountaineer favorites import --tb-host ADDRESS");

    assertEquals(before, Files.readString(mac.config().path()));
  }

  @Test
  void aMountThatLandedElsewhereAndOneOfAnotherUserAreLeftAlone() {
    mac.mounted(StandInMac.FALLBACK, "VAULT-1");
    mac.mountedAs(
        "//ann@" + StandInMac.FALLBACK + ":" + mac.port() + "/OTHER",
        StandInMac.FALLBACK,
        mac.volumes().resolve("OTHER"),
        "nodev, nosuid, mounted by ann");

    mac.run("favorites", "import", "--tb-host", StandInMac.TB)
        .ended(0)
        .says("VAULT skipped: it is mounted at");
    mac.run("favorites", "import", "--share", "OTHER").ended(2);
  }

  @Test
  void aShareThatIsNotMountedIsNamed() {
    mac.mounted(StandInMac.FALLBACK, "VAULT");

    mac.run("favorites", "import", "--share", "VALT")
        .ended(2)
        .complains("no share 'VALT' is mounted")
        .complains("mounted are VAULT");
  }

  @Test
  void anAddressThatDoesNotAnswerIsAWarningAsAtFavoritesAdd() {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    mac.tb().pullCable();

    mac.run("favorites", "import", "--tb-host", StandInMac.TB)
        .ended(0)
        .says("VAULT added: its mount is kept")
        .says("Warning: the Thunderbolt address " + StandInMac.TB + " is not reachable");
  }

  @Test
  void aPathThatIsNotItsLinkIsNotSaidToLeadThere() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    Files.createDirectories(mac.shares().resolve("VAULT/films"));

    Run run = mac.run("favorites", "import", "--tb-host", StandInMac.TB).ended(0);

    run.says("VAULT added: its mount is kept at").says("VAULT is in the way: it is not a link");
    assertFalse(run.out().contains("reached by"), run::out);
  }

  @Test
  void theWordForAnAddressIsNoAddress() {
    mac.mounted(StandInMac.FALLBACK, "VAULT");

    mac.run("favorites", "import", "--tb-host", "ADDRESS")
        .ended(2)
        .complains("in place of ADDRESS");
    assertFalse(config().contains("VAULT"));
  }

  @Test
  void anImportOfNothingLeavesNoFile() throws IOException {
    Files.delete(mac.config().path());

    mac.run("favorites", "import", "--tb-host", StandInMac.TB).ended(1).complains("no share");

    assertFalse(Files.exists(mac.config().path()));
    assertFalse(Files.exists(mac.config().path().resolveSibling("locks")));
  }

  /** Its default is looked for in /Volumes, where nothing of this Mac is. */
  @Test
  void aConfigThatIsNamedNeedNotBeThere() {
    String named = mac.home().resolve("other.toml").toString();

    mac.run("--config", named, "favorites", "import", "--tb-host", StandInMac.TB)
        .ended(1)
        .complains("no share is mounted");
  }

  @Test
  void anInterruptEndsItAfterTheShareUnderWay() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "OTHER");
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    mac.savesNoPassword(StandInMac.TB);
    mac.tool("security").isSlow(3);

    RunningJar running = mac.start("favorites", "import", "--tb-host", StandInMac.TB);
    Await.until("the first is in the config", () -> config().contains("name = \"OTHER\""));
    Run end = running.terminate(JarRun.LIMIT);

    end.ended(143).says("OTHER added").says("VAULT not added: interrupted before its turn");
    assertFalse(config().contains("VAULT"));
  }

  private String config() {
    try {
      return Files.readString(mac.config().path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
