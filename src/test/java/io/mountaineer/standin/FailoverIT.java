package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Failover when the host that carries a share ceases to answer. */
@Execution(ExecutionMode.CONCURRENT)
class FailoverIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aPulledCableBringsTheShareToTheFallbackAlthoughAFileIsOpenWhichIsReported()
      throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.tb().pullCable();

    Run run = mac.run("reconcile", "--all");

    run.ended(0)
        .says("Core is mounted over the fallback address")
        .says("in use by Final Cut Pro (pid 712)");
    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  /** Each look starts a program, and the share is away meanwhile. */
  @Test
  void aFailoverReadsTheMountTableAtMostFourTimes() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();

    Run run = mac.run("reconcile", "--all");

    run.ended(0).says("Core is mounted over the fallback address");
    int looks = mac.ledger().calls("mount").size();
    assertTrue(looks <= 4, "looks at the mount table: " + looks);
  }

  @Test
  void withBothHostsDownTheMountIsKeptAndBothAreNamed() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();
    mac.fallback().pullCable();
    List<String> before = mac.mounts();

    Run run = mac.run("reconcile", "--all");

    run.ended(1).says("both 127.0.0.1 and 127.0.0.2 are unreachable; the mount stays");
    assertEquals(before, mac.mounts());
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aHostThatOnlyJavaCannotReachIsNotLeft() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().refuseJava();

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(0);
    assertEquals("keep", run.share().path("decision").path("action").asText());
    assertEquals(
        List.of(List.of("-v", "-z", "-G", "3", "127.0.0.1", mac.port() + "")),
        mac.ledger().calls("nc"));
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aFailoverThatCannotArriveDoesNotGoBackToTheDeadHost() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();
    mac.refusesLogin(StandInMac.FALLBACK);

    Run run = mac.run("reconcile", "--all");
    Run status = mac.run("status", "--json");

    run.ended(1).says("127.0.0.2 refused the login for evan").says("Not mounted now.");
    assertEquals(List.of("unmounted force"), mac.ledger().story());
    assertEquals(1, mac.ledger().calls("osascript").size());
    assertEquals("none", status.share().path("active_interface").asText());
    assertFalse(status.share().path("last_error").isNull(), status::toString);
  }

  @Test
  void withoutNcAnUnreachableHostIsStillLeft() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.without("nc");
    mac.tb().pullCable();

    Run run = mac.run("reconcile", "--all");

    run.ended(0);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aForeignNetcatIsNoAnswerAndTheSecondProbeOfJavaDecides() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("nc").fails(1, "nc: invalid option -- 'G'");
    mac.tb().pullCable();

    Run run = mac.run("reconcile", "--all");

    run.ended(0);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }
}
