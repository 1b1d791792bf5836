package io.mountaineer.engine;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.Lock;
import java.nio.file.Path;

/**
 * One share to act on, as it was seen.
 *
 * @param state what is remembered of it
 * @param lock the share's, held while it is acted on
 * @param interactive whether a person at a terminal is there to answer a password window
 */
record Task(
    Share share,
    Settings settings,
    Observation seen,
    ShareState state,
    Lock lock,
    boolean interactive) {

  Path volumePath() {
    return share.volumePath(settings);
  }

  Mounter.Request request(Interface to) {
    return new Mounter.Request(
        share.username(),
        share.host(to),
        settings.smbPort(),
        share.shareName(),
        volumePath(),
        interactive,
        seen.mounts().loggedIn().contains(to));
  }

  /** Reads the mount table: the mounts of the share at this moment. */
  ShareMounts mountsNow(Platform platform) {
    return platform.views(settings, platform.mountTable().read()).of(share, state);
  }
}
