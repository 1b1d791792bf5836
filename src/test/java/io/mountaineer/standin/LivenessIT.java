package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Health of a mount whose host answers. */
@Execution(ExecutionMode.CONCURRENT)
class LivenessIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aSilentMountIsStaleAndMountedAgainAfterTheThirdSilentCheck() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("df").next(4).hangs();

    Run status = mac.run("status", "--json");
    List<String> storySoFar = mac.ledger().story();
    Run cycle = mac.run("reconcile", "--all");

    assertEquals("stale", status.share().path("mount_state").asText());
    assertEquals(List.of(), storySoFar);
    cycle.ended(0).says("no answer to 3 checks in a row");
    assertEquals(List.of("unmounted force", "mounted 127.0.0.1"), mac.ledger().story());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void twoSilentChecksAndAnAnswerLeaveTheMountAlone() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("df").next(2).hangs();

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aDefiniteErrorIsDeathAtOnce() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("df").once().fails(1, "df: %s: Socket is not connected".formatted(mac.core()));

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of("unmounted force", "mounted 127.0.0.1"), mac.ledger().story());
  }

  @Test
  void aRefusalForPrivacyIsASignOfLife() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("df").fails(1, "df: %s: Operation not permitted".formatted(mac.core()));

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(0);
    assertEquals("true", run.share().path("mount_alive").asText());
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aMissingDfIsNoDeath() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.without("df");

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of(), mac.ledger().story());
  }
}
