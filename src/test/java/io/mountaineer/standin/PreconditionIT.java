package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Working mounts, which stay where their replacement is known to be impossible. */
@Execution(ExecutionMode.CONCURRENT)
class PreconditionIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void overSshASwitchToThunderboltLeavesTheWorkingMount() throws IOException {
    mac.set("session", "Background");
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("switch", "--share", "Core", "--to", "tb").failed();

    assertEquals(List.of(), mac.ledger().story());
    assertEquals(1, mac.mounts().size());
  }

  @Test
  void overSshARecoveryLeavesTheWorkingMount() {
    mac.set("session", "Background");
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("reconcile", "--all");

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void overSshTheMountOfADeadHostStaysWhileNothingCanReplaceIt() {
    mac.set("session", "Background");
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();

    mac.run("reconcile", "--all").failed();

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aFolderWithFilesAtTheVolumePathKeepsTheOnlyWorkingMount() throws IOException {
    mac.mounted(StandInMac.TB, "CORE-1");
    Path letter = Files.createDirectory(mac.own(mac.core())).resolve("letter.txt");
    Files.writeString(letter, "mine");

    Run run = mac.run("reconcile", "--all");

    run.says(mac.core().toString());
    assertEquals(List.of(), mac.ledger().story());
    assertEquals("mine", Files.readString(letter));
  }

  @Test
  void withoutTheToolThatMountsAStrayIsKept() throws IOException {
    mac.mounted(StandInMac.TB, "CORE-1");
    mac.without("osascript");

    mac.run("reconcile", "--all");

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void withoutTheToolThatMountsASwitchLeavesTheWorkingMount() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.without("osascript");

    mac.run("switch", "--share", "Core", "--to", "tb").failed();

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aMountElsewhereThatMacOsWouldAnswerWithKeepsTheShareWhereItIs() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    Path home = mac.home().resolve("mnt/CORE");
    mac.mountedFrom("//evan@127.0.0.1:%d/CORE".formatted(mac.port()), StandInMac.TB, home);

    Run run = mac.run("switch", "--share", "Core", "--to", "tb");

    run.failed().says("~/mnt/CORE");
    assertEquals(List.of(), mac.ledger().story());
  }
}
