package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Obstacles at the place of a share. */
@Execution(ExecutionMode.CONCURRENT)
class VolumePathIT {

  private static final int NOBODY = 65534;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aMountThatLandsOnASuffixIsUndoneAndReported() {
    mac.spells("CORE", "CORE-1", "CORE");

    Run run = mac.run("reconcile", "--all");

    run.ended(1).says("CORE-1, removed again");
    assertEquals(List.of("diskutil plain CORE-1"), mac.ledger().unmounts());
    assertEquals(List.of(), mac.mounts());
    assertEquals(1, mac.ledger().calls("osascript").size());
  }

  @Test
  void aShareFoundOnASuffixIsMovedToItsPathWhenIdle() throws IOException {
    mac.mounted(StandInMac.TB, "CORE-1");

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of("diskutil plain CORE-1"), mac.ledger().unmounts());
    assertEquals(List.of("osascript 127.0.0.1 CORE"), mac.ledger().mounts());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aShareFoundOnASuffixIsReportedAndLeftWhileAFileIsOpen() {
    mac.mounted(StandInMac.TB, "CORE-1");
    mac.opened(712, "Final Cut Pro", "CORE-1/film.mov");

    Run run = mac.run("reconcile", "--all");

    run.ended(12).says("Final Cut Pro (pid 712)").says("CORE-1");
    assertEquals(List.of(), mac.ledger().story());
    assertFalse(Files.exists(mac.shares().resolve("Core")), "a link that leads somewhere");
  }

  @Test
  void anEmptyDirectoryOfSomebodyElseIsReportedWithTheCommandThatCuresIt() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    Files.createDirectory(mac.own(mac.core()));
    Files.setAttribute(mac.core(), "unix:uid", NOBODY);

    Run run = mac.run("reconcile", "--all");

    run.ended(1).says("sudo rmdir " + mac.core());
    assertTrue(Files.isDirectory(mac.core()));
    assertNothingWasMounted();
  }

  @Test
  void aDirectoryWithSomethingInItAndAFileAreReportedAndNeverTouched() throws IOException {
    Path file = Files.writeString(mac.own(mac.volumes().resolve("VAULT")), "mine");
    Path full = Files.createDirectory(mac.own(mac.core()));
    Files.writeString(full.resolve("letter.txt"), "mine too");
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(1);
    for (int i = 0; i < 2; i++) {
      String message =
          run.json().at("/shares/" + i + "/outcome/failure/message").asText("no failure");
      assertTrue(message.contains((i == 0 ? full : file).toString()), run::toString);
    }
    assertEquals("mine", Files.readString(file));
    assertEquals("mine too", Files.readString(full.resolve("letter.txt")));
    assertEquals(List.of(), mac.ledger().calls("rmdir"));
    assertNothingWasMounted();
  }

  @Test
  void aMountOfAnotherServerAtThePathIsReportedAndNeverTouched() {
    mac.mountedFrom("//evan@192.0.2.7:%d/CORE".formatted(mac.port()), "192.0.2.7", mac.core());
    List<String> before = mac.mounts();

    Run cycle = mac.run("reconcile", "--all", "--json");
    Run request = mac.run("switch", "--share", "Core", "--to", "fallback", "--force");
    mac.run("unmount", "--all", "--force");

    cycle.ended(1);
    assertEquals("foreign", cycle.share().path("mount_state").asText());
    assertTrue(cycle.share().path("last_error").asText().contains("192.0.2.7"), cycle::toString);
    request.ended(1).says("192.0.2.7");
    assertEquals(before, mac.mounts());
    assertNothingWasMounted();
    assertEquals(List.of(), mac.ledger().calls("diskutil"));
    assertEquals(List.of(), mac.ledger().calls("umount"));
  }

  private void assertNothingWasMounted() {
    assertEquals(List.of(), mac.ledger().calls("osascript"));
    assertEquals(List.of(), mac.ledger().calls("mount_smbfs"));
  }
}
