package io.mountaineer.platform;

import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;

/**
 * Everything the engine wants from the machine.
 *
 * @param probe the everyday probe
 * @param alternateProbe a probe on an independent road, for confirming a failed one
 * @param network what this machine knows of routes and links without asking a host
 */
public record Platform(
    Probe probe,
    Probe alternateProbe,
    Addresses addresses,
    NetworkState network,
    MountTableReader mountTable,
    Liveness liveness,
    OpenFilesFinder openFiles,
    Mounter mounter,
    Volumes volumes,
    Folders folders,
    Events events,
    LocalUser user,
    Routes routes,
    Wakefulness wakefulness,
    Clock clock) {

  /** Returns the mount table as shares see it. */
  public MountClassifier classifier(Settings settings, MountTable table) {
    return new MountClassifier(settings, table, addresses::of, user::is);
  }
}
