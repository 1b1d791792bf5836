package io.mountaineer.platform.sim;

import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether the mounts of the simulated Mac answer, as their hosts let them. */
final class SimulatedLiveness implements Liveness {

  private static final Duration STATFS_LIMIT = Duration.ofSeconds(2);

  private final SimulatedNetwork network;
  private final SimulatedMounts mounts;
  private final Time time;

  SimulatedLiveness(SimulatedNetwork network, SimulatedMounts mounts, Time time) {
    this.network = network;
    this.mounts = mounts;
    this.time = time;
  }

  @Override
  public Sign check(Path volumePath) {
    Optional<SimulatedHost> host = hostOf(volumePath);
    if (host.isEmpty()) {
      return Sign.dead("not mounted");
    }
    if (host.get().statfsError().isPresent()) {
      return Sign.dead(host.get().statfsError().get());
    }
    boolean away = host.get().link() != SimulatedHost.Link.UP;
    if (away && host.get().statfsCached()) {
      return Sign.alive();
    }
    if (host.get().statfsHangs() || !network.isUp(host.get())) {
      time.pause(STATFS_LIMIT);
      return Sign.silent();
    }
    return Sign.alive();
  }

  private Optional<SimulatedHost> hostOf(Path volumePath) {
    return mounts.entries().stream()
        .filter(entry -> entry.path().equals(volumePath))
        .findFirst()
        .flatMap(MountEntry::smb)
        .map(smb -> network.host(smb.host()));
  }
}
