package io.mountaineer.engine;

import io.mountaineer.core.Interface;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.MountView;
import io.mountaineer.core.MountViews;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;

/** One share to act on, as it was seen. */
record Task(Share share, Settings settings, Observation seen) {

  Path volumePath() {
    return share.volumePath(settings);
  }

  Mounter.Request request(Interface to) {
    return new Mounter.Request(
        share.username(), share.host(to), settings.smbPort(), share.shareName(), volumePath());
  }

  /** How the share stands in the mount table at this moment. */
  MountView viewNow(Platform platform) {
    MountTable table = platform.mountTable().read();
    return MountViews.of(share, settings, table, platform.addresses()::of);
  }
}
