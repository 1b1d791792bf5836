package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Mounts of shares that are not mounted. */
@Execution(ExecutionMode.CONCURRENT)
class FirstMountIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void netFsMountsOverThunderboltAndGetsTheUrlAsAnArgument() throws IOException {
    Run run = mac.run("reconcile", "--all");

    run.ended(0).says("Core is mounted over Thunderbolt");
    assertEquals(
        List.of(
            List.of(
                "-e",
                "on run argv",
                "-e",
                "mount volume (item 1 of argv)",
                "-e",
                "end run",
                "smb://evan@127.0.0.1:" + mac.port() + "/CORE")),
        mac.ledger().calls("osascript"));
    assertEquals(List.of("osascript 127.0.0.1 CORE"), mac.ledger().mounts());
    assertEquals(mac.core(), Files.readSymbolicLink(mac.shares().resolve("Core")));
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aMountThatShowsUpInTheTableLateIsWaitedForAndNotMadeTwice() throws IOException {
    mac.set("settle", "1.2");

    Run run = mac.run("mount", "--all");

    run.ended(0);
    assertEquals(1, mac.ledger().calls("osascript").size());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void anEmptyDirectoryOfOurOwnIsMountedOnBySmbfs() throws IOException {
    Files.createDirectory(mac.own(mac.core()));
    mac.hasCredentials(StandInMac.TB);

    Run run = mac.run("reconcile", "--all");

    run.ended(0).says("Core is mounted over Thunderbolt");
    assertEquals(
        List.of(
            List.of(
                "-N",
                "-o",
                "soft",
                "//evan@127.0.0.1:" + mac.port() + "/CORE",
                mac.core().toString())),
        mac.ledger().calls("mount_smbfs"));
    assertEquals(List.of(), mac.ledger().calls("osascript"));
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void theFallbackIsMountedWhenThunderboltDoesNotAnswer() throws IOException {
    mac.tb().pullCable();

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(0);
    assertEquals("fallback", run.share().path("active_interface").asText());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void withoutALoginAtTheScreenNothingIsMountedAndTheReasonIsReported() {
    mac.set("session", "Background");

    Run run = mac.run("reconcile", "--all");

    run.ended(1).says("needs a login at the screen, and this is a session of type Background");
    assertEquals(List.of(), mac.ledger().calls("osascript"));
    assertEquals(List.of(), mac.mounts());
  }

  @Test
  void aPasswordInTheConfigIsRefusedAndNeverRepeated() {
    mac.config().withoutShares().share("Core", "CORE", "evan:secret", "10.0.0.1", "10.0.0.2");

    Run run = mac.run("reconcile", "--all");

    run.ended(10);
    assertFalse((run.out() + run.err()).contains("secret"), run::toString);
    assertEquals(List.of(), mac.ledger().events());
  }
}
