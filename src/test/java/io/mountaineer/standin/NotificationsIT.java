package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Notifications of the real monitor, by a stand-in for osascript. */
@Execution(ExecutionMode.CONCURRENT)
class NotificationsIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aFailoverIsShownOnceTheUserWantsIt() throws IOException {
    mac.tool("osascript").when("*display*").prints(0, "");
    mac.mounted(StandInMac.TB, "CORE");
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("it watches", () -> monitor.err().contains("event=mount_appeared"));
    mac.tb().pullCable();
    Await.until("it fails over", () -> monitor.err().contains("event=failover"));
    mac.run("config", "set", "notifications", "on").ended(0);
    Await.until("it knows", () -> monitor.err().contains("event=config_reloaded"));
    mac.tb().plugIn();
    Await.until("it can go back", () -> monitor.err().contains("event=tb_ready"));

    mac.fallback().pullCable();
    Await.until("it is shown", () -> notifications().size() == 2);
    monitor.terminate(RunningJar.UNTIL_STOPPED);

    List<String> last = notifications().get(1);
    assertEquals("mountaineer", last.get(last.size() - 1));
    assertEquals("Core moved to 127.0.0.1: fallback lost.", last.get(last.size() - 2));
  }

  private List<List<String>> notifications() {
    return mac.ledger().calls("osascript").stream()
        .filter(call -> call.stream().anyMatch(word -> word.contains("display notification")))
        .toList();
  }
}
