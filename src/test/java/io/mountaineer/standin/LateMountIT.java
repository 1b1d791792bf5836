package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A mount or an unmount that was begun may still happen after its program, the monitor, or the
 * limit has ended. That a share is never mounted twice is part of the {@link Aftermath} of every
 * test.
 */
@Execution(ExecutionMode.CONCURRENT)
class LateMountIT {

  private static final String BY_FALLBACK = "osascript 127.0.0.2 CORE";
  private static final int TERMINATED = 143;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aMonitorStartedAfterAKillMeetsTheMountThatTheKilledOneBegan() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").when("*" + StandInMac.FALLBACK + "*").waits(4);
    RunningJar killed = failingOver();

    killed.kill();
    mac.tb().plugIn();
    RunningJar next = mac.start("monitor", "--interval", "1");
    awaitLateMount();

    assertOneMountThatIsServed();
    next.terminate(RunningJar.UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void aCommandAfterAKillMeetsTheMountThatTheKilledMonitorBegan() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").when("*" + StandInMac.FALLBACK + "*").waits(4);
    RunningJar killed = failingOver();

    killed.kill();
    mac.tb().plugIn();
    mac.run("mount", "--all");
    awaitLateMount();

    assertOneMountThatIsServed();
  }

  @Test
  void aMountThatLandsAfterItsLimitIsNotMetByOneOverTheOtherHost() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").when("*" + StandInMac.FALLBACK + "*").finishesLate(36);
    RunningJar monitor = failingOver();

    mac.tb().plugIn();
    awaitLateMount();

    assertOneMountThatIsServed();
    monitor.terminate(RunningJar.UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void aShareRenamedInTheConfigDuringItsFailoverIsMountedOnce() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").when("*" + StandInMac.FALLBACK + "*").waits(5);
    RunningJar monitor = failingOver();

    mac.config().withoutShares().share("Kern", "CORE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.tb().plugIn();
    Await.until("the new name is known", () -> monitor.err().contains("event=config_reloaded"));
    awaitLateMount();

    Await.until("the new link leads to the share", () -> isServed("Kern"));
    assertEquals(1, mac.mounts().size());
    monitor.terminate(RunningJar.UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void aStopAmidAFailoverLeavesTheMountToolToItsWork() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").when("*" + StandInMac.FALLBACK + "*").isSlow(15);
    RunningJar monitor = failingOver();

    monitor.terminate(Duration.ofSeconds(14)).ended(TERMINATED);

    awaitLateMount();
    mac.run("reconcile", "--all").ended(0);
    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aForcedUnmountThatTakesLongerThanUsualIsWaitedFor() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("diskutil").when("*force*").waits(18);
    mac.tb().pullCable();

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  /** Starts a monitor whose mount by the fallback is under way. */
  private RunningJar failingOver() {
    mac.tb().pullCable();
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the mount is under way", () -> !mac.ledger().calls("osascript").isEmpty());
    return monitor;
  }

  private void awaitLateMount() {
    Await.until("the late mount is there", () -> mac.ledger().mounts().contains(BY_FALLBACK));
  }

  private void assertOneMountThatIsServed() {
    Await.until("the link leads to the share", () -> isServed("Core"));
    Await.until("one mount is listed", () -> mac.mounts().size() == 1);
    assertFalse(mac.ledger().mounts().stream().anyMatch(mount -> mount.contains("-1")));
    assertTrue(mac.mounts().get(0).contains(" on " + mac.core() + " ("));
  }

  private boolean isServed(String name) {
    return mac.isServedBy(name, StandInMac.TB) || mac.isServedBy(name, StandInMac.FALLBACK);
  }
}
