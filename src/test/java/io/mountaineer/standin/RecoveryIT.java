package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Recovery to Thunderbolt while the fallback works. */
@Execution(ExecutionMode.CONCURRENT)
class RecoveryIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void anOpenFileDefersTheRecoveryUntilItIsClosed() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    Run deferred = mac.run("reconcile", "--all");
    List<String> storySoFar = mac.ledger().story();
    mac.closed(712);
    Run recovered = mac.run("reconcile", "--all");

    deferred.ended(0).says("TB Ready").says("in use by Final Cut Pro (pid 712)");
    assertEquals(List.of(), storySoFar);
    recovered.ended(0).says("Core is mounted over Thunderbolt");
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.1"), mac.ledger().story());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void withoutAutoFailbackTbReadyStandsInTheTableAndInTheJson() {
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("reconcile", "--all").ended(0).says("TB Ready");
    Run table = mac.run("status");
    Run json = mac.run("status", "--json");

    table.ended(0).says("TB Ready").says("automatic switch back is off");
    assertTrue(json.share().path("tb_recovery_pending").asBoolean(), json::toString);
    assertEquals("fallback", json.share().path("active_interface").asText());
    assertEquals(
        "automatic switch back is off (auto-failback)",
        json.share().path("pending_reason").asText());
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void withoutAutoFailbackFilesThatWereOpenAndHaveClosedLetItRecover() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("reconcile", "--all").ended(0).says("TB Ready");
    mac.closed(712);
    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void theStabilityWindowIsWaitedFor() {
    mac.config().set("auto_failback", true).set("auto_failback_stable_secs", 3600);
    mac.mounted(StandInMac.FALLBACK, "CORE");

    Run run = mac.run("reconcile", "--all");

    run.ended(0).says("stable 0 of 3600 s");
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void indexersOfTheSystemDoNotDeferTheRecovery() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(301, "mds_stores", "CORE/.Spotlight-V100/store.db");

    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void unknownOpenFilesDeferTheRecovery() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.without("lsof");

    Run run = mac.run("reconcile", "--all");

    run.ended(0).says("TB Ready").says("cannot tell whether files are open");
    assertEquals(List.of(), mac.ledger().story());
  }
}
