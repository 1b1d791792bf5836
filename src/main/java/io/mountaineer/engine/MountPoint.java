package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Volumes.Occupant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Mount point of a share, kept free of anything that would push a mount to {@code CORE-1}. */
final class MountPoint {

  /** macOS removes a mount point itself, shortly after the unmount (DiskArbitration, DAMount.c). */
  private static final Duration UNTIL_REMOVED = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Platform platform;

  MountPoint(Platform platform) {
    this.platform = platform;
  }

  /** Waits for macOS, then removes an empty leftover; returns empty when a mount may be made. */
  Optional<Failure> makeFree(ShareTarget target) {
    Path path = target.volumePath();
    Occupant occupant = awaitRemoval(path);
    if (occupant == Occupant.EMPTY_DIRECTORY && platform.volumes().removeEmptyDirectory(path)) {
      return Optional.empty();
    }
    return occupant.failureAt(path);
  }

  private Occupant awaitRemoval(Path path) {
    return platform
        .clock()
        .await(
            UNTIL_REMOVED,
            BETWEEN_LOOKS,
            () -> platform.volumes().at(path),
            occupant -> !isEmptyDirectory(occupant));
  }

  private static boolean isEmptyDirectory(Occupant occupant) {
    return occupant == Occupant.EMPTY_DIRECTORY || occupant == Occupant.OUR_EMPTY_DIRECTORY;
  }
}
