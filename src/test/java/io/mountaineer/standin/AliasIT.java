package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Symlinks to folders on shares. */
@Execution(ExecutionMode.CONCURRENT)
class AliasIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void addMakesALinkThroughTheStablePath() throws IOException {
    mac.run("mount", "--all").ended(0);
    Files.createDirectories(mac.own(mac.core().resolve("Projects/Cuts")));
    mac.own(mac.core().resolve("Projects"));

    add("Cuts", "Projects//Cuts/").ended(0).says("Cuts is an alias now");

    assertEquals(mac.shares().resolve("Core/Projects/Cuts"), Files.readSymbolicLink(link("Cuts")));
    assertTrue(Files.isDirectory(link("Cuts")));
    mac.run("alias", "list").ended(0).says("Cuts ok");
    mac.run("alias", "remove", "--name", "cuts").ended(0).says("is removed");
    assertFalse(Files.exists(link("Cuts"), LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.isDirectory(mac.core().resolve("Projects/Cuts")));
    assertFalse(Files.readString(mac.config().path()).contains("aliases"));
    Files.delete(mac.core().resolve("Projects/Cuts"));
    Files.delete(mac.core().resolve("Projects"));
  }

  @Test
  void anAliasSurvivesAFailoverAtItsPath() throws IOException {
    mac.run("mount", "--all").ended(0);
    add("Top", ".").ended(0);
    assertEquals("127.0.0.1", Files.readString(link("Top").resolve("served-by")).strip());

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    assertEquals("127.0.0.2", Files.readString(link("Top").resolve("served-by")).strip());
  }

  @Test
  void aDanglingAliasDiffersFromABrokenOne() throws IOException {
    mac.run("mount", "--all").ended(0);
    add("Gone", "No/Such/Folder").ended(0).says("no such folder on the share");
    add("Broken", ".").ended(0);
    Files.delete(link("Broken"));

    assertEquals("right gone, missing there", states());

    mac.run("unmount", "--all").ended(0);

    assertEquals("right away, right away", states());
  }

  @Test
  void ofADeadShareNothingIsSaidAboutItsFoldersAndNobodyWaitsForLong() {
    mac.run("mount", "--all").ended(0);
    add("Top", ".").ended(0);
    mac.tb().pullCable();

    Run run = mac.run("alias", "list", "--json").ended(0);

    assertEquals("unknown", run.json().at("/aliases/0/destination").asText());
    assertTrue(run.millis() < 45_000, run::toString);
  }

  @Test
  void reconcileRepairsWhatIsOursAndLeavesTheRest() throws IOException {
    add("One", "a").ended(0);
    add("Two", "b").ended(0);
    Files.delete(link("One"));
    Files.delete(link("Two"));
    Files.writeString(link("Two"), "a file of the user");

    Run run = mac.run("alias", "reconcile", "--all");

    run.ended(3).says("is in the way: it is not a link made by mountaineer");
    assertTrue(Files.isSymbolicLink(link("One")));
    assertEquals("a file of the user", Files.readString(link("Two")));
  }

  @Test
  void anAliasFollowsAChangeOfItsFolderByHand() throws IOException {
    add("Cuts", "Old").ended(0);
    Path config = mac.config().path();
    Files.writeString(config, Files.readString(config).replace("\"Old\"", "\"New\""));
    assertEquals("outdated", alias().path("link").asText());

    mac.run("reconcile", "--all").ended(0);

    assertEquals("right", alias().path("link").asText());
    assertEquals(mac.shares().resolve("Core/New"), Files.readSymbolicLink(link("Cuts")));
  }

  @Test
  void whatCannotBeIsRefusedAndNothingIsChanged() throws IOException {
    String before = Files.readString(mac.config().path());
    Path taken = Files.writeString(mac.home().resolve("taken"), "mine");

    add("Cuts", "../x").ended(2).complains("leaves the share");
    add("a/b", ".").ended(2).complains("contains \"/\"");
    add("Cuts", ".", "--alias-path", taken.toString()).ended(1).complains("exists already");
    add("Cuts", ".", "--alias-path", mac.core() + "/x").ended(2).complains("below /Volumes");
    mac.run("alias add --name A --share Nope --target-subpath .".split(" "))
        .ended(2)
        .complains("no share is named 'Nope'");
    mac.run("alias remove --name Nope".split(" ")).ended(2).complains("no alias is named 'Nope'");

    assertEquals(before, Files.readString(mac.config().path()));
    assertEquals("mine", Files.readString(taken));
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void anAliasMayStandAnywhereElse() throws IOException {
    add("Cuts", "a b", "--alias-path", "~/Desktop/My Cuts").ended(0);

    Path link = mac.home().resolve("Desktop/My Cuts");
    assertEquals(mac.shares().resolve("Core/a b"), Files.readSymbolicLink(link));
    assertTrue(add("cuts", "x").ended(2).err().contains("already"));
  }

  @Test
  void listAndItsJsonOfNoAliases() {
    mac.run("alias", "list").ended(0).says("mountaineer alias add");
    assertEquals(0, mac.run("alias", "list", "--json").ended(0).json().path("aliases").size());
    mac.run("alias", "reconcile").ended(0);
  }

  private String states() {
    JsonNode aliases = mac.run("alias", "list", "--json").ended(0).json().path("aliases");
    return state(aliases.get(0)) + ", " + state(aliases.get(1));
  }

  private static String state(JsonNode alias) {
    return alias.path("link").asText() + " " + alias.path("destination").asText();
  }

  private JsonNode alias() {
    return mac.run("alias", "list", "--json").ended(0).json().at("/aliases/0");
  }

  private Path link(String name) {
    return mac.shares().resolve("Links").resolve(name);
  }

  private Run add(String name, String subpath) {
    return mac.run("alias", "add", "--name", name, "--share", "core", "--target-subpath", subpath);
  }

  private Run add(String name, String subpath, String option, String value) {
    return mac.run(
        "alias",
        "add",
        "--name",
        name,
        "--share",
        "core",
        "--target-subpath",
        subpath,
        option,
        value);
  }
}
