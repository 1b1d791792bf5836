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

/** A server that does not let the user in is not asked again and again: that locks accounts. */
@Execution(ExecutionMode.CONCURRENT)
class LoginIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aRefusedLoginIsTriedOnceAndAgainOnlyWhenTheUserMounts() throws IOException {
    mac.refusesLogin(StandInMac.TB);
    mac.fallback().pullCable();

    Run refused = mac.run("reconcile", "--all");
    mac.allowsLogin(StandInMac.TB);
    Run later = mac.run("reconcile", "--all");
    int automaticTries = mac.ledger().calls("osascript").size();
    Run byUser = mac.run("mount", "--all");

    refused.ended(1).says("127.0.0.1 refused the login for evan").says("Remember this password");
    later.ended(1).says("the next try is in 30 minutes");
    assertEquals(1, automaticTries);
    byUser.ended(0);
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aRefusedLoginIsTriedAgainByItselfWhenThePasswordInTheKeychainChanges() throws IOException {
    mac.refusesLogin(StandInMac.TB);
    mac.fallback().pullCable();
    mac.run("reconcile", "--all").ended(1);
    mac.allowsLogin(StandInMac.TB);
    mac.run("reconcile", "--all")
        .ended(1)
        .says("after a change of the config or of the saved password");

    mac.logins().savesAnotherPassword(StandInMac.TB, "20260302100000Z");

    // The wait after the failed try, of a few seconds, may not be over yet.
    Await.until("it is tried again", () -> mac.run("reconcile", "--all").code() == 0);
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aFolderOnWhichMountSmbfsHasNoLoginIsInTheWayAndBarsNobody() throws IOException {
    Path leftover = Files.createDirectory(mac.core());

    Run refused = mac.run("reconcile", "--all");
    Files.delete(leftover);
    Run later = mac.run("mount", "--all");

    refused.ended(1).says("is in the way").says("sudo rmdir " + mac.core());
    assertEquals(List.of("mounted 127.0.0.1"), mac.ledger().story());
    later.ended(0);
  }

  @Test
  void withoutASavedPasswordNoWindowIsOpened() throws IOException {
    mac.savesNoPassword(StandInMac.TB);

    Run run = mac.run("reconcile", "--all");

    run.ended(1)
        .says("no saved password for evan on 127.0.0.1")
        .says("smb://127.0.0.1:" + mac.port() + "/CORE");
    assertEquals(List.of(), mac.ledger().calls("osascript"));
    mac.savesPassword(StandInMac.TB);
    mac.run("mount", "--all").ended(0);
  }

  @Test
  void aRefusedLoginAtThunderboltKeepsTheShareOnItsFallback() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.refusesLogin(StandInMac.TB);

    Run first = mac.run("reconcile", "--all");
    Run second = mac.run("reconcile", "--all");

    first
        .ended(1)
        .says("127.0.0.1 refused the login for evan")
        .says("Mounted again over the fallback address.");
    second.ended(0).says("refused the login");
    assertEquals("127.0.0.2", mac.servedBy("Core"));
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.2"), mac.ledger().story());
  }
}
