package io.mountaineer.platform.sim;

import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Liveness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Liveness of the mounts of the simulated Mac, by the state of their hosts. */
final class SimulatedLiveness implements Liveness {

  private static final Duration STATFS_LIMIT = Duration.ofSeconds(2);
  private static final long STATFS_BYTES = 180;

  private final SimulatedNetwork network;
  private final SimulatedMounts mounts;
  private final Clock clock;

  SimulatedLiveness(SimulatedNetwork network, SimulatedMounts mounts, Clock clock) {
    this.network = network;
    this.mounts = mounts;
    this.clock = clock;
  }

  @Override
  public Result check(Path volumePath) {
    Optional<SimulatedHost> host = hostOf(volumePath);
    if (host.isEmpty()) {
      return Result.dead("not mounted");
    }
    if (host.get().statfsError().isPresent()) {
      return Result.dead(host.get().statfsError().get());
    }
    if (works(host.get())) {
      host.get().sends(STATFS_BYTES);
      return Result.alive();
    }
    if (host.get().statfsIsCached()) {
      return Result.alive();
    }
    clock.pause(STATFS_LIMIT);
    return Result.silent();
  }

  private boolean works(SimulatedHost host) {
    return host.sessionsGoOn() || !host.statfsHangs() && network.isUp(host);
  }

  /** Returns the host that serves a mount. */
  Optional<SimulatedHost> hostOf(Path volumePath) {
    return mounts.entries().stream()
        .filter(entry -> entry.path().equals(volumePath))
        .findFirst()
        .flatMap(MountEntry::smb)
        .map(smb -> network.host(smb.host()));
  }
}
