package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes that are stopped in the middle, by ^Z or SIGSTOP, and let go on later. */
@Execution(ExecutionMode.CONCURRENT)
class SuspendedIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aSuspendedSwitchIsNamedByStatusAtOnceAndByTheMonitorSoon() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "3");
    RunningJar move = mac.start("switch", "--share", "Core", "--to", "fallback");
    Await.until("unmounted", () -> mac.ledger().unmounts().size() == 1);
    move.signal("STOP");

    String reason = mac.run("status", "--json").ended(0).share().at("/decision/reason").asText();
    mac.run("status").ended(0).says("kill -CONT " + move.pid());
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the monitor says so", () -> monitor.err().contains("event=trouble share=Core"));
    move.signal("CONT");
    move.await(JarRun.LIMIT).ended(0);
    monitor.terminate(Duration.ofSeconds(15));

    assertTrue(reason.startsWith("another mountaineer works on it: switch"), reason);
    assertTrue(reason.contains(" (pid " + move.pid() + "), since "), reason);
    assertTrue(reason.contains("is stopped"), reason);
    assertTrue(monitor.err().contains("(pid " + move.pid() + ")"), monitor.err());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aSuspendedMonitorIsNotCalledRunning() throws Exception {
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("a mount", () -> mac.ledger().mounts().size() == 1);
    JsonNode before = monitor();

    monitor.signal("STOP");
    Await.until("it is frozen", () -> monitor().path("frozen").asBoolean());
    JsonNode stopped = monitor();
    mac.run("status").ended(0).says("is stopped").says("kill -CONT " + monitor.pid());
    mac.run("doctor").says("is stopped").says("kill -CONT " + monitor.pid());
    monitor.signal("CONT");
    Await.until("it runs again", () -> monitor().path("running").asBoolean());

    assertTrue(before.path("running").asBoolean(), before::toString);
    assertFalse(before.path("frozen").asBoolean(), before::toString);
    assertFalse(before.path("last_cycle_at").isNull(), before::toString);
    assertFalse(stopped.path("running").asBoolean(), stopped::toString);
    assertEquals(monitor.pid(), stopped.path("pid").asLong());
  }

  @Test
  void aLookAtTheLocksLeavesNoFile() throws IOException {
    mac.run("status", "--json").ended(0);

    assertFalse(Files.exists(mac.home().resolve(".mountaineer/locks")));
  }

  private JsonNode monitor() {
    return mac.run("status", "--json").ended(0).json().path("monitor");
  }
}
