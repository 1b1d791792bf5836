package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Changes of the config while a monitor runs. */
@Execution(ExecutionMode.CONCURRENT)
class HotReloadIT {

  private static final Duration UNTIL_STOPPED = RunningJar.UNTIL_STOPPED;
  private static final int TERMINATED = 143;

  private static final String LAN = "127.0.0.2";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aFavoriteIsLookedAfterFromTheNextCycleOn() throws IOException {
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the first share is mounted", () -> mac.mounts().size() == 1);

    String add =
        "favorites add --share VAULT --tb-host %s --fallback-host %s --username evan"
            .formatted(StandInMac.TB, StandInMac.FALLBACK);
    mac.run(add.split(" ")).ended(0);
    Await.until("the change is read", () -> monitor.err().contains("event=config_reloaded"));
    mac.tb().pullCable();
    Await.until("both move", () -> mac.isServedBy("Core", LAN) && mac.isServedBy("VAULT", LAN));

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void aBrokenEditKeepsTheLastGoodConfigAndIsReportedOnce() throws IOException {
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the share is mounted", () -> mac.mounts().size() == 1);
    Path config = mac.config().path();
    String good = Files.readString(config);

    Files.writeString(config, good + "\n[[shares]]\nname = 7\n");
    Await.until("the edit is rejected", () -> monitor.err().contains("event=config_rejected"));
    mac.tb().pullCable();
    Await.until("it fails over", () -> mac.isServedBy("Core", LAN));
    mac.run("status").ended(10).says("keeps running with the last valid config");
    assertTrue(mac.run("status", "--json").ended(10).json().at("/monitor/running").asBoolean());
    Files.writeString(config, good);
    Await.until("the config is back", () -> monitor.err().contains("event=config_reloaded"));

    Run end = monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
    assertEquals(2, end.err().split("event=config_rejected", -1).length, end::toString);
  }

  @Test
  void aFavoriteThatIsCleanedUpIsNotMountedAgain() {
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("both are mounted", () -> mac.mounts().size() == 2);

    mac.run("favorites", "remove", "--share", "Vault", "--cleanup").ended(0);
    Await.until("the change is read", () -> monitor.err().contains("event=config_reloaded"));
    int cycles = mac.ledger().calls("mount").size();
    Await.until("more cycles", () -> mac.ledger().calls("mount").size() > cycles + 3);

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
    assertEquals(1, mac.mounts().size());
    List<String> ofVault =
        mac.ledger().mounts().stream().filter(line -> line.endsWith("VAULT")).toList();
    assertEquals(List.of("osascript 127.0.0.1 VAULT"), ofVault);
  }
}
