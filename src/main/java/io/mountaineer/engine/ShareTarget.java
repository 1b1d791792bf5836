package io.mountaineer.engine;

import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareMounts.Stray;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.files.HeldLock;
import io.mountaineer.platform.Mounter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Share to act on, as it was seen.
 *
 * @param state what is remembered of it
 * @param lock the share's, held while it is acted on
 * @param table mount table as this act sees it
 * @param asked when the hosts were asked last
 * @param isForced whether the user takes the mount away whatever is known of it
 * @param interactive whether a person at a terminal is there to answer a password window
 */
record ShareTarget(
    Share share,
    Settings settings,
    Observation seen,
    ShareState state,
    HeldLock lock,
    ActTable table,
    BothClocks asked,
    boolean isForced,
    boolean interactive) {

  Path volumePath() {
    return share.volumePath(settings);
  }

  /**
   * Returns evidence that the host to mount by next answers, or is refused by macOS and not gone.
   */
  Evidence evidence(Optional<Interface> to) {
    Optional<Server> target =
        to.filter(via -> seen.health(via).isUp() || seen.health(via).isRefused())
            .map(via -> new Server(share.host(via), settings.smbPort(), seen.health(via)));
    return new Evidence(Optional.empty(), target, asked);
  }

  /** Returns that evidence with the server that does not answer, or whose mount is dead. */
  Evidence evidence(Optional<Interface> to, Server lost) {
    return evidence(to).withLost(lost);
  }

  Server server(Mounted mounted) {
    return new Server(mounted.serverHost(), settings.smbPort(), seen.serverOf(mounted));
  }

  Server server(Stray stray) {
    return new Server(stray.serverHost(), settings.smbPort(), stray.server());
  }

  /**
   * Returns what to ask the system for.
   *
   * @param mounts those of the share at this moment, or as near to it as is known: a session ends
   *     with its last mount
   */
  Mounter.Request request(Interface to, ShareMounts mounts) {
    return new Mounter.Request(
        share.username(),
        share.host(to),
        settings.smbPort(),
        share.shareName(),
        volumePath(),
        interactive,
        mounts.loggedIn().contains(to));
  }

  /** Reads the mount table and returns the mounts of the share at this moment. */
  ShareMounts mountsNow() {
    return table.now(share, settings, state);
  }

  /** Returns the mounts of the share after the last step of the act. */
  ShareMounts mountsAfterLastStep() {
    return table.afterLastStep(share, settings, state);
  }
}
