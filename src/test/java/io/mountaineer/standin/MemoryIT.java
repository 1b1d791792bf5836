package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Memory of requests and failures, from one command to the next. */
@Execution(ExecutionMode.CONCURRENT)
class MemoryIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void theErrorOfAFailedSwitchIsShownAlsoAfterTheNextCycle() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.refusesLogin(StandInMac.FALLBACK);
    mac.run("switch", "--share", "Core", "--to", "fallback").ended(1);

    Run before = mac.run("status", "--json");
    mac.run("reconcile", "--all").ended(0);
    Run after = mac.run("status", "--json");

    assertFalse(before.share().path("last_error").isNull(), before::toString);
    assertEquals(before.share().path("last_error"), after.share().path("last_error"));
  }

  @Test
  void anUnmountThatCannotBeRememberedIsAFailure() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    stateCannotBeWritten();

    Run run = mac.run("unmount", "--all");

    run.ended(1).says("unmounted, but");
    assertEquals(List.of(), mac.mounts());
  }

  @Test
  void aPinThatCannotBeRememberedIsAFailure() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    stateCannotBeWritten();

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(1);

    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aShareMountedInFinderAfterItsUnmountIsNoLongerHeld() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.run("unmount", "--all").ended(0);
    Await.until("the folder is gone", () -> !Files.exists(mac.core()));

    mac.mounted(StandInMac.TB, "CORE");
    mac.run("reconcile", "--all").ended(0);
    Run status = mac.run("status", "--json");
    mac.tb().pullCable();
    mac.run("reconcile", "--all").ended(0);

    assertTrue(status.share().path("hold").isNull(), status::toString);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aFallbackThatAnswersIsTriedWhereThunderboltRefusesTheLogin() {
    mac.refusesLogin(StandInMac.TB);
    RunningJar monitor = mac.start("monitor", "--interval", "1");

    Await.until("via fallback", () -> mac.isServedBy("Core", StandInMac.FALLBACK));

    monitor.terminate(RunningJar.UNTIL_STOPPED).ended(143);
  }

  /**
   * Makes the state a link into a folder that does not exist, so that root cannot write it either.
   */
  private void stateCannotBeWritten() throws IOException {
    Path state = mac.home().resolve(".mountaineer/state.json");
    Files.createSymbolicLink(state, mac.home().resolve("unplugged/state.json"));
  }
}
