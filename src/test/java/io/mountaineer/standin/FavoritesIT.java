package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Shares that come into care and leave it. */
@Execution(ExecutionMode.CONCURRENT)
class FavoritesIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void addWritesTheConfigMakesTheLinkAndMounts() throws IOException {
    String before = Files.readString(mac.config().path());

    Run run = add("Vault", "--remote-share", "VAULT");

    run.ended(0).says("Added Vault to ").says("Vault is mounted over Thunderbolt at ");
    String after = Files.readString(mac.config().path());
    assertTrue(after.startsWith(before), after);
    assertTrue(after.contains("name = \"Vault\""), after);
    assertTrue(after.contains("share_name = \"VAULT\""), after);
    assertEquals("127.0.0.1", mac.servedBy("Vault"));
  }

  @Test
  void aFavoriteThatCannotBeMountedStaysAndItSaysWhatIsMissing() throws IOException {
    mac.refusesLogin(StandInMac.TB);
    mac.refusesLogin(StandInMac.FALLBACK);

    Run run = add("VAULT");

    run.ended(1)
        .says("Added VAULT to ")
        .says("macOS saves one password per address")
        .says("smb://127.0.0.1:" + mac.port() + "/VAULT")
        .says("smb://127.0.0.2:" + mac.port() + "/VAULT")
        .says("mountaineer mount VAULT");
    assertTrue(Files.readString(mac.config().path()).contains("\"VAULT\""));
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("VAULT")));
  }

  @Test
  void aDuplicateIsRefusedAndNothingIsMounted() throws IOException {
    String before = Files.readString(mac.config().path());

    add("CORE").ended(2).complains("already");
    add("Links").ended(2).complains("the folder of the aliases");
    Run badValues =
        mac.run(
            ("favorites add --share New --tb-host a/b --fallback-host a/b --username ann:secret")
                .split(" "));

    badValues.ended(2).complains("thunderbolt_host").complains("username");
    assertFalse(badValues.toString().contains("secret"), badValues::toString);
    assertEquals(before, Files.readString(mac.config().path()));
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void addInJsonIsOneObject() {
    JsonNode json = add("VAULT", "--json").ended(0).json();

    assertEquals(1, json.path("schema_version").asInt());
    assertTrue(json.path("ok").asBoolean());
    assertEquals("VAULT", json.at("/favorite/name").asText());
    assertEquals("tb", json.at("/shares/0/active_interface").asText());
    assertTrue(json.path("advice").isArray());
  }

  @Test
  void removeLeavesMountAndLink() throws IOException {
    mac.run("mount", "--all").ended(0);

    mac.run("favorites", "remove", "--share", "core")
        .ended(0)
        .says("Removed Core from the config.")
        .says("umount " + mac.core())
        .says("rm ~/Shares/Core");

    assertFalse(Files.readString(mac.config().path()).contains("[[shares]]"));
    assertEquals(1, mac.mounts().size());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void cleanupUnmountsRemovesTheLinkForgetsAndNamesTheAliases() throws IOException {
    mac.run("mount", "--all").ended(0);
    mac.run("alias", "add", "--name", "My Cuts", "--share", "Core", "--target-subpath", "Cuts");

    Run run = mac.run("favorites", "remove", "--share", "Core", "--cleanup");

    run.ended(0)
        .says("Core is unmounted.")
        .says("Removed Core.")
        .says("mountaineer alias remove --name 'My Cuts'");
    assertEquals(List.of(), mac.mounts());
    assertFalse(Files.exists(mac.shares().resolve("Core"), LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Links/My Cuts")));
    String state = Files.readString(mac.home().resolve(".mountaineer/state.json"));
    assertFalse(state.contains("\"Core\""), state);
    mac.run("alias", "list").ended(0).says("Core is not configured");
    mac.run("status").ended(0).says("No shares are configured yet");
  }

  @Test
  void aShareWithOpenFilesStaysAFavoriteAsAWhole() throws IOException {
    mac.run("mount", "--all").ended(0);
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    String before = Files.readString(mac.config().path());

    Run run = mac.run("favorites", "remove", "--share", "Core", "--cleanup");

    run.ended(12).says("Final Cut Pro (pid 712)").says("Core was not removed.");
    assertEquals(before, Files.readString(mac.config().path()));
    assertEquals(1, mac.mounts().size());
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Core")));
  }

  @Test
  void cleanupLeavesALinkThatIsNotOurs() throws IOException {
    Files.createDirectories(mac.shares());
    Path theirs = mac.shares().resolve("Core");
    Files.createSymbolicLink(theirs, mac.home());

    mac.run("favorites", "remove", "--share", "Core", "--cleanup")
        .ended(0)
        .says("is in the way: it is not a link made by mountaineer, and is left alone");

    assertEquals(mac.home(), Files.readSymbolicLink(theirs));
  }

  @Test
  void nothingIsUnmountedForAShareThatThenCannotBeTakenOut() throws IOException {
    mac.run("mount", "--all").ended(0);
    Path config = mac.config().path();
    String odd = Files.readString(config) + "extra.deep = { a = 1 }\n\n[shares.other]\nx = 1\n";
    Files.writeString(config, odd + "\n[[shares]]\nname = 1\n");

    Run run = mac.run("favorites", "remove", "--share", "Core", "--cleanup");

    run.failed();
    assertEquals(1, mac.mounts().size());
    assertTrue(Files.readString(config).startsWith(odd));
  }

  @Test
  void listShowsWhatIsConfiguredAndLooksAtNothing() {
    mac.config().share("Büro & Co", "VAULT", "", StandInMac.TB, "a-very-long-name.example.com");

    Run text = mac.run("favorites", "list").ended(0).says("Büro & Co").says("(guest)");
    JsonNode json = mac.run("favorites", "list", "--json").ended(0).json();

    assertTrue(text.out().lines().allMatch(line -> line.length() <= 80), text::toString);
    assertEquals("Büro & Co", json.at("/favorites/1/name").asText());
    assertEquals("a-very-long-name.example.com", json.at("/favorites/1/fallback_host").asText());
    assertEquals(
        mac.shares().resolve("Core").toString(), json.at("/favorites/0/stable_path").asText());
    assertEquals(List.of(), mac.ledger().calls("mount"));
  }

  @Test
  void twoAddsAtTheSameTimeBothSurvive() throws IOException {
    RunningJar one = mac.start(words("One"));
    RunningJar two = mac.start(words("Two"));

    one.await(Duration.ofSeconds(60)).ended(0);
    two.await(Duration.ofSeconds(60)).ended(0);

    String config = Files.readString(mac.config().path());
    assertTrue(config.contains("\"One\"") && config.contains("\"Two\""), config);
    assertEquals(2, mac.mounts().size());
  }

  private Run add(String name, String... more) {
    List<String> words = new ArrayList<>(Arrays.asList(words(name)));
    words.addAll(Arrays.asList(more));
    return mac.run(words.toArray(String[]::new));
  }

  private static String[] words(String name) {
    return new String[] {
      "favorites",
      "add",
      "--share",
      name,
      "--tb-host",
      StandInMac.TB,
      "--fallback-host",
      StandInMac.FALLBACK,
      "--username",
      "evan"
    };
  }
}
