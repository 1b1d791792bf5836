package io.mountaineer.platform.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.MountTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one simulated Mac. */
class SimulatedLeftoverTest {

  @Test
  void aLeftoverThatBecameAMountMeanwhileIsNotRemoved(@TempDir Path folder) throws Exception {
    Path volumes = Files.createDirectory(folder.resolve("Volumes"));
    Path core = Files.createDirectory(volumes.resolve("CORE"));
    VirtualClock clock = new VirtualClock(Instant.EPOCH);
    SimulatedMac looking = new SimulatedMac(folder.resolve("sim"), volumes, 445, clock);

    Files.delete(core);
    Path served = Files.createDirectories(folder.resolve("sim/server/10.10.10.1/CORE"));
    Files.createSymbolicLink(core, served);
    clock.pause(Duration.ofSeconds(1));

    assertEquals(2, ((MountTable.Known) looking.readMountTable()).entries().size());
  }

  @Test
  void aMountIsNotReplacedByAnotherThoughALeftoverOfTheUserStoodInItsPlace(@TempDir Path folder) {
    Path volumes = folder.resolve("Volumes");
    SimulatedMac mac =
        new SimulatedMac(folder.resolve("sim"), volumes, 445, new VirtualClock(Instant.EPOCH));
    mac.leave(volumes.resolve("CORE"), true, false);

    mac.mountByHand("10.10.10.1", "CORE", volumes.resolve("CORE"));
    Path second = mac.mountByHand("macmini.lan", "CORE", volumes.resolve("CORE"));

    assertEquals(volumes.resolve("CORE-1"), second);
  }
}
