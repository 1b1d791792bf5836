package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that only look change nothing: no mount, no link, no state, not even a folder. */
@Execution(ExecutionMode.CONCURRENT)
class ReadOnlyIT {

  /** Programs of macOS that only look: they open no window and change nothing. */
  private static final Set<String> LOOKING =
      Set.of(
          "mount",
          "df",
          "nc",
          "lsof",
          "launchctl",
          "find",
          "smbutil",
          "route",
          "ifconfig",
          "netstat");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void lookingAtAShareThatWouldBeMountedChangesNothing() throws IOException {
    assertLooksOnly("would be mounted over Thunderbolt", 3);
  }

  @Test
  void lookingAtAShareThatWouldFailOverChangesNothing() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.run("reconcile", "--all").ended(0);
    mac.tb().pullCable();
    assertLooksOnly("would be switched to the fallback address", 3);
  }

  @Test
  void lookingAtAShareThatWouldRecoverChangesNothing() throws IOException {
    mac.config().set("auto_failback", true).set("auto_failback_stable_secs", 3600);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.run("reconcile", "--all").ended(0);
    mac.config().set("auto_failback_stable_secs", 0);
    assertLooksOnly("would be switched to Thunderbolt", 0);
  }

  @Test
  void lookingAtAMisplacedShareAndADeadOneChangesNothing() throws IOException {
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.TB, "CORE-1");
    mac.mounted(StandInMac.TB, "VAULT");
    mac.tool("df").fails(1, "df: VAULT: Socket is not connected");
    assertLooksOnly("would be unmounted at its wrong path", 3);
  }

  @Test
  void withoutAConfigLookingDoesNotMakeOne() throws IOException {
    Files.delete(mac.home().resolve(".mountaineer/config.toml"));
    Files.delete(mac.home().resolve(".mountaineer"));

    mac.run("status").ended(0);
    mac.run("status", "--json").ended(0);

    try (Stream<Path> files = Files.list(mac.home())) {
      assertEquals(List.of(), files.toList());
    }
  }

  private void assertLooksOnly(String plan, int verdict) throws IOException {
    Map<Path, String> before = everything();

    Run dryRun = mac.run("reconcile", "--all", "--dry-run");
    mac.run("status").ended(0);
    mac.run("status", "--json").ended(0);
    Run verify = mac.run("verify", "--all", "--json");
    mac.run("favorites", "list").ended(0);
    mac.run("alias", "list").ended(0);
    mac.run("folders", "--share", "Core");
    mac.run("config", "show").ended(0);

    dryRun.ended(0).says(plan);
    verify.ended(verdict);
    assertEquals(before, everything());
    assertEquals(List.of(), mac.ledger().story());
    assertTrue(LOOKING.containsAll(mac.ledger().tools()), () -> mac.ledger().tools().toString());
  }

  /**
   * Returns every file of the home, the volumes and the mount table, with its content or its
   * target.
   */
  private Map<Path, String> everything() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    for (Path folder : List.of(mac.home(), mac.volumes(), mac.root().resolve("mounts"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.toList()) {
          String what =
              Files.isSymbolicLink(file)
                  ? "-> " + Files.readSymbolicLink(file)
                  : Files.isDirectory(file) ? "directory" : Files.readString(file);
          all.put(file, what + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
        }
      }
    }
    return all;
  }
}
