package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins: passwords that are missing, and answers of NetFS that may lock an account. */
@Execution(ExecutionMode.CONCURRENT)
class KeychainIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aMissingPasswordOpensNoWindowThatNobodyAskedFor() throws IOException {
    mac.logins().hasNoPassword(StandInMac.TB);
    mac.logins().hasNoPassword(StandInMac.FALLBACK);

    Run first = mac.run("reconcile", "--all");
    mac.run("mount", "--all").failed();
    mac.logins().typesPassword(StandInMac.TB);
    mac.run("mount", "--all").ended(0);

    first.ended(1).says("no saved password");
    assertEquals(List.of(), mac.ledger().windows());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void thePasswordWindowIsAnnouncedAtATerminal() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script plays a terminal");
    mac.logins().hasNoPassword(StandInMac.TB);
    mac.fallback().pullCable();

    RunningJar mount =
        mac.jar()
            .option("--platform", "macos")
            .through("/bin/sh", "-c", "exec /usr/bin/script -qec \"$*\" /dev/null", "sh")
            .start("mount", "--all");
    Await.until(
        "it says so",
        () -> mount.out().contains("macOS will ask for the password of evan on 127.0.0.1"));
    mac.logins().typesPassword(StandInMac.TB);

    mount.await(JarRun.LIMIT).ended(0);
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void theHostWithAPasswordIsTakenWhereTheOtherHasNone() {
    mac.logins().hasNoPassword(StandInMac.TB);
    RunningJar monitor = mac.start("monitor", "--interval", "1");

    Await.until("via fallback", () -> mac.isServedBy("Core", StandInMac.FALLBACK));

    monitor.terminate(RunningJar.UNTIL_STOPPED).ended(143);
    assertEquals(List.of(), mac.ledger().windows());
  }

  @Test
  void aWorkingMountIsNotLeftForAHostWithoutPassword() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.logins().hasNoPassword(StandInMac.TB);

    mac.run("reconcile", "--all");
    mac.run("switch", "--share", "Core", "--to", "tb").failed();

    assertEquals(List.of(), mac.ledger().windows());
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aTicketStandsInForAPassword() throws IOException {
    mac.logins().hasNoPassword(StandInMac.TB);
    mac.logins().hasTicket();

    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 51})
  void aKeychainThatDoesNotAnswerCountsAsOneThatHasThePassword(int code) throws IOException {
    mac.tool("security").fails(code, "security: no answer");

    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-5000, 13, 1, -5023, 80})
  void whatMayLockAnAccountIsNotRepeatedByItself(int number) {
    mac.logins().refuses(StandInMac.TB, number);
    mac.fallback().pullCable();

    mac.run("reconcile", "--all").ended(1);
    mac.run("reconcile", "--all");
    mac.run("reconcile", "--all");

    assertEquals(1, mac.ledger().calls("osascript").size());
  }

  @Test
  void aFolderInTheWayIsNotTakenForARefusedLogin() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "the folder is root's and ours");
    Files.createDirectory(mac.own(mac.core()));

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(1);
    assertEquals("path_occupied", run.share().at("/outcome/failure/kind").asText());
  }
}
