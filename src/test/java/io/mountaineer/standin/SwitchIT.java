package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Moves of a share by the user. */
@Execution(ExecutionMode.CONCURRENT)
class SwitchIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void anOpenFileStopsASwitchAndItsHolderIsNamed() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    List<String> before = mac.mounts();

    Run text = mac.run("switch", "--share", "Core", "--to", "fallback");
    Run json = mac.run("switch", "--share", "Core", "--to", "fallback", "--json");

    text.ended(12)
        .says(
            "Core could not be switched to the fallback address: in use by Final Cut Pro (pid 712): film.mov. Nothing was changed.")
        .says("mountaineer switch Core fallback --force");
    json.ended(12);
    JsonNode outcome = json.share().path("outcome");
    JsonNode holder = outcome.path("open_files").path("holders").path(0);
    assertEquals("busy", outcome.path("result").asText());
    assertEquals("Final Cut Pro", holder.path("command").asText());
    assertEquals(712, holder.path("pid").asInt());
    assertEquals(before, mac.mounts());
    assertEquals(List.of(), mac.ledger().calls("diskutil"));
  }

  @Test
  void forceSwitchesAwayFromAnOpenFileAndPinsTheShareToTheFallback() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("switch", "--share", "Core", "--to", "fallback", "--force").ended(0);
    mac.closed(712);
    Run later = mac.run("reconcile", "--all");

    later.ended(0).says("pinned to fallback by you");
    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void switchingToThunderboltEndsThePin() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);
    Run pinned = mac.run("status", "--json");
    mac.run("switch", "--share", "Core", "--to", "tb").ended(0);
    Run unpinned = mac.run("status", "--json");

    assertEquals("pinned", pinned.share().path("hold").asText());
    assertTrue(unpinned.share().path("hold").isNull(), unpinned::toString);
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void anUnreachableTargetChangesNothingNotEvenByForce() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.fallback().pullCable();
    List<String> before = mac.mounts();

    Run run = mac.run("switch", "--share", "Core", "--to", "fallback", "--force");

    run.ended(1).says("the fallback address (127.0.0.2) is unreachable");
    assertEquals(before, mac.mounts());
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aTargetThatCannotBeMountedLeadsBackToWhereTheShareWas() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.refusesLogin(StandInMac.FALLBACK);

    Run run = mac.run("switch", "--share", "Core", "--to", "fallback", "--json");

    run.ended(1);
    JsonNode outcome = run.share().path("outcome");
    assertEquals("failed", outcome.path("result").asText());
    assertEquals("login_refused", outcome.path("failure").path("kind").asText());
    assertTrue(outcome.path("rolled_back").asBoolean(), run::toString);
    assertEquals("tb", run.share().path("active_interface").asText());
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.1"), mac.ledger().story());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void theNextMountWaitsUntilMacOsHasRemovedTheMountPoint() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "1.5");

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    assertEquals(List.of("osascript 127.0.0.2 CORE"), mac.ledger().mounts());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }
}
