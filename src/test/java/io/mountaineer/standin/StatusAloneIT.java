package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A status where no monitor runs, of a share that waits to go back to Thunderbolt. */
@Execution(ExecutionMode.CONCURRENT)
class StatusAloneIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aSingleStatusSaysThatNoMonitorWatchesTheStabilityWindow() {
    mac.config().set("auto_failback", true).set("auto_failback_stable_secs", 30);
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("status").ended(0).says("no monitor is running");
  }

  @Test
  void aSingleStatusReportsThunderboltReadyWhereThereIsNoWindow() {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    Run status = mac.run("status", "--json");

    assertTrue(status.share().path("tb_recovery_pending").asBoolean(), status::toString);
    assertFalse(status.out().contains("checking for open files"), status::toString);
  }

  @Test
  void anAnswerOfDfFromItsCacheProvesNoLife() {
    mac.set("statfs", "cached");
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();
    mac.fallback().pullCable();

    Run status = mac.run("status", "--json");

    assertFalse(status.share().path("mount_alive").asBoolean(false), status::toString);
  }
}
