package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Taking a share away, and what stands against it. */
@Execution(ExecutionMode.CONCURRENT)
class UnmountIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void anUnmountThatOnlyClaimsToHaveWorkedIsNotFollowedByAMount() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("diskutil").lies();
    mac.tool("umount").lies();
    List<String> before = mac.mounts();

    Run run = mac.run("switch", "--share", "Core", "--to", "fallback");

    run.ended(1).says("still mounted although umount reported success");
    assertEquals(before, mac.mounts());
    assertEquals(List.of(), mac.ledger().calls("osascript"));
  }

  @Test
  void umountIsAskedWhenDiskutilFails() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("diskutil").fails(1, "Unmount failed for " + mac.core());

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    assertEquals(List.of("umount plain CORE"), mac.ledger().unmounts());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void busyAfterNobodyWasSeenMeansBusy() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("diskutil").fails(1, "Unmount failed for " + mac.core());
    mac.tool("umount")
        .fails(1, "umount(%s): Resource busy -- try 'diskutil unmount'".formatted(mac.core()));

    Run run = mac.run("unmount", "--all");

    run.ended(12).says("busy");
    assertEquals(1, mac.mounts().size());
  }

  @Test
  void anLsofThatHangsKeepsTheShareMounted() {
    mac.tool("lsof").hangs();
    assertUnknownFilesKeepTheShareMounted("did not end in time");
  }

  @Test
  void anLsofThatFailsKeepsTheShareMounted() {
    mac.tool("lsof").fails(1, "lsof: can't get PID byte count: Operation not permitted");
    assertUnknownFilesKeepTheShareMounted("Operation not permitted");
  }

  @Test
  void anLsofWhoseListIsCutKeepsTheShareMounted() {
    mac.tool("lsof").printsTooMuch("n/somewhere");
    assertUnknownFilesKeepTheShareMounted("printed more than can be read");
  }

  @Test
  void aMissingLsofKeepsTheShareMountedUnlessForced() throws IOException {
    mac.without("lsof");
    assertUnknownFilesKeepTheShareMounted("lsof not found");

    mac.run("unmount", "--all", "--force").ended(0);

    assertEquals(List.of("diskutil force CORE"), mac.ledger().unmounts());
  }

  private void assertUnknownFilesKeepTheShareMounted(String reason) {
    mac.mounted(StandInMac.TB, "CORE");

    Run run = mac.run("unmount", "--all");

    run.ended(12).says("cannot tell whether files are open").says(reason);
    assertEquals(1, mac.mounts().size());
    assertEquals(List.of(), mac.ledger().calls("diskutil"));
    assertEquals(List.of(), mac.ledger().calls("umount"));
  }

  @Test
  void oneBusyShareStaysWhileTheOtherGoesAndIsHeldUntilItIsMountedAgain() throws IOException {
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.TB, "CORE");
    mac.mounted(StandInMac.TB, "VAULT");
    mac.opened(712, "Final Cut Pro", "VAULT/film.mov");

    Run unmount = mac.run("unmount", "--all");
    Run cycle = mac.run("reconcile", "--all", "--json");
    Run mount = mac.run("mount", "--all");
    Run after = mac.run("status", "--json");

    unmount.ended(3).says("Core is unmounted.").says("Final Cut Pro (pid 712)");
    cycle.ended(0);
    assertEquals("unmounted", cycle.share().path("hold").asText());
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Core")));
    mount.ended(0);
    assertTrue(after.share().path("hold").isNull(), after::toString);
    assertEquals(List.of("diskutil plain CORE"), mac.ledger().unmounts());
    assertEquals(List.of("osascript 127.0.0.1 CORE"), mac.ledger().mounts());
  }
}
