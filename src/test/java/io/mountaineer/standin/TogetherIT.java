package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Commands beside a monitor and beside each other. That no share is ever mounted twice, the
 * stand-in Mac sees to in every test.
 */
@Execution(ExecutionMode.CONCURRENT)
class TogetherIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void switchesBesideAMonitorAreCarriedOutOneAfterTheOther() throws IOException {
    mac.config().set("auto_failback", true);
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the share is mounted", () -> mac.mounts().size() == 1);

    for (int turn = 0; turn < 3; turn++) {
      mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);
      assertEquals("127.0.0.2", mac.servedBy("Core"));
      mac.run("switch", "--share", "Core", "--to", "tb").ended(0);
      assertEquals("127.0.0.1", mac.servedBy("Core"));
    }

    monitor.terminate(LIMIT).ended(143);
    assertEquals(7, mac.ledger().mounts().size(), () -> mac.ledger().story().toString());
  }

  @Test
  void commandsOfTheSameMomentLoseNothing() throws IOException {
    for (String share : List.of("A", "B", "C")) {
      mac.config().share(share, share, "evan", StandInMac.TB, StandInMac.FALLBACK);
    }
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("all are mounted", () -> mac.mounts().size() == 4);

    List<RunningJar> commands = new ArrayList<>();
    commands.add(mac.start("unmount", "--share", "A"));
    commands.add(mac.start("switch", "--share", "B", "--to", "fallback"));
    commands.add(mac.start("unmount", "--share", "C"));
    commands.add(mac.start("switch", "--share", "Core", "--to", "fallback"));
    for (RunningJar command : commands) {
      command.await(LIMIT).ended(0);
    }

    JsonNode shares = mac.run("status", "--json").ended(0).json().path("shares");
    monitor.terminate(LIMIT).ended(143);
    assertEquals("pinned", shares.get(0).path("hold").asText());
    assertEquals("unmounted", shares.get(1).path("hold").asText());
    assertEquals("pinned", shares.get(2).path("hold").asText());
    assertEquals("unmounted", shares.get(3).path("hold").asText());
    assertEquals("fallback", shares.get(2).path("active_interface").asText());
    assertTrue(mac.mounts().stream().allMatch(line -> line.contains("127.0.0.2")));
  }
}
