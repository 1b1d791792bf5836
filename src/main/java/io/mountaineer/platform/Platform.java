package io.mountaineer.platform;

import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;

/**
 * Ports to everything that the engine needs of the machine.
 *
 * @param probe the everyday probe
 * @param alternateProbe an independent probe, for confirming the failure of the everyday one
 * @param servers identities of servers, without a login
 * @param network routes and links, known without asking a host
 */
public record Platform(
    Probe probe,
    Probe alternateProbe,
    Addresses addresses,
    ServerIdentities servers,
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

  /** Returns the classifier of a mount table by shares. */
  public MountClassifier classifier(Settings settings, MountTable table) {
    return new MountClassifier(settings, table, addresses::of, user::is);
  }
}
