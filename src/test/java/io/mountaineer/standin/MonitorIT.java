package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Monitor, from its start to a signal. */
@Execution(ExecutionMode.CONCURRENT)
class MonitorIT {

  private static final Duration UNTIL_STOPPED = RunningJar.UNTIL_STOPPED;
  private static final int TERMINATED = 143;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aShareFollowsTheCableAwayAndBack() throws IOException {
    mac.config().set("auto_failback", true).set("auto_failback_stable_secs", 1);
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    awaitProvenMounts(monitor, 1);

    mac.tb().pullCable();
    awaitProvenMounts(monitor, 2);
    mac.tb().plugIn();
    awaitProvenMounts(monitor, 3);
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED).complains("event=failover").complains("event=recovery ");
    assertEquals(
        List.of(
            "mounted 127.0.0.1",
            "unmounted force",
            "mounted 127.0.0.2",
            "unmounted plain",
            "mounted 127.0.0.1"),
        mac.ledger().story());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aShareEjectedInFinderStaysAwayUntilItIsMountedByTheUser() {
    // One late probe or cycle is reason enough to doubt an eject, and a busy machine has some.
    mac.config().set("connect_timeout_ms", 5000);
    RunningJar monitor = mac.start("monitor", "--interval", "3");
    awaitProvenMounts(monitor, 1);
    awaitCycles(2);

    mac.ejected("CORE");
    Await.until("the eject is noticed", () -> monitor.err().contains("event=hold_set"));
    awaitCycles(2);
    int mountsBeforeTheUser = mac.ledger().mounts().size();
    Run status = mac.run("status", "--json");
    mac.run("mount", "--all").ended(0);
    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    assertEquals(1, mountsBeforeTheUser);
    assertEquals("ejected", status.share().path("hold").asText());
    assertEquals(2, mac.ledger().mounts().size());
  }

  @Test
  void aShareThatHangsHoldsUpNeitherItsNeighbourNorTheEnd() {
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.tool("osascript").when("*/CORE").hangs(60);
    RunningJar monitor = mac.start("monitor");

    awaitMounts(1);
    assertEquals(List.of("osascript 127.0.0.1 VAULT"), mac.ledger().mounts());
    Await.until("the other one hangs", () -> mac.ledger().calls("osascript").size() == 2);
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED);
  }

  @Test
  void aSecondMonitorIsRefusedAndTheFirstIsNamed() {
    RunningJar first = mac.start("monitor");
    awaitMounts(1);

    Run second = mac.run("monitor");
    Run json = mac.run("monitor", "--json");
    Run status = mac.run("status", "--json");
    first.terminate(UNTIL_STOPPED).ended(TERMINATED);
    Run later = mac.run("status", "--json");

    String pid = Long.toString(first.pid());
    second.ended(11).complains("a monitor is already running: pid " + pid);
    assertEquals(11, json.ended(11).json().at("/error/code").asInt());
    assertTrue(json.json().at("/error/message").asText().contains(pid), json::toString);
    assertEquals(pid, status.json().at("/monitor/pid").asText());
    assertTrue(later.json().at("/monitor/pid").isNull(), later::toString);
  }

  /** Waits for so many proven mounts; a mount is proven a moment after it was made. */
  private static void awaitProvenMounts(RunningJar monitor, int mounts) {
    Await.until(
        mounts + " proven mounts", () -> monitor.err().split("event=mounted ", -1).length > mounts);
  }

  private void awaitMounts(int mounts) {
    Await.until(mounts + " mounts", () -> mac.ledger().mounts().size() >= mounts);
  }

  /** Waits for so many cycles, the last one to its end; each reads the mount table. */
  private void awaitCycles(int cycles) {
    int before = mac.ledger().calls("mount").size();
    Await.until(
        cycles + " more cycles", () -> mac.ledger().calls("mount").size() > before + cycles);
  }
}
