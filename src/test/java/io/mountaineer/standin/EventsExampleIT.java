package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Examples that show what happened: for SwiftBar and for Raycast. */
@Execution(ExecutionMode.CONCURRENT)
class EventsExampleIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void theMenuShowsAChangeWhenItHappens() {
    Example.installed("jq");
    mac.mounted(StandInMac.TB, "CORE");
    RunningJar plugin = new Example(mac, "mountaineer-live.sh").start();
    try {
      mac.run("switch", "Core", "fallback").ended(0);

      Await.until("it is shown", () -> plugin.out().contains("⛰ Core fallback | "));
      List<String> lines = plugin.out().lines().toList();
      assertTrue(lines.get(0).equals("⛰") && lines.contains("~~~"), lines::toString);
    } finally {
      plugin.terminate(RunningJar.UNTIL_STOPPED);
    }
  }

  @Test
  void recentChangesAreListed() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.run("switch", "Core", "fallback").ended(0);
    Example recent = new Example(mac, "recent-changes.sh");

    recent.run().ended(0).says("Core: Switched to fallback");
    recent.run("soon").ended(2).says("is not a duration");
    recent.withoutProgram().run().ended(127);
  }
}
