package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.MountView;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.Tick;
import java.time.Duration;
import java.util.Map;

/**
 * What one cycle saw that all shares have in common.
 *
 * @param reach of every host of every share
 * @param views how each share stands in the one mount table that was read, by share name
 * @param isThorough whether what takes longer is asked too: who has files open, and a silent mount
 *     until its silence counts
 */
record Round(
    Config config,
    Tick tick,
    Map<String, Reach> reach,
    Map<String, MountView> views,
    boolean isThorough) {

  Settings settings() {
    return config.settings();
  }

  /** How long a share waits for a look: a monitor has a next cycle, a command only this one. */
  Duration patience() {
    return tick.monitor() ? Duration.ofMillis(300) : Duration.ofSeconds(12);
  }

  Round atAGlance() {
    return new Round(config, tick, reach, views, false);
  }

  /** The same round for a share that knows more or less of the time before it. */
  Round at(Tick ofShare) {
    return new Round(config, ofShare, reach, views, isThorough);
  }

  Reach reachOf(String host) {
    return reach.getOrDefault(host, Reach.suspect("not asked"));
  }

  MountView viewOf(Share share) {
    return views.getOrDefault(share.name(), new MountView.Unknown("not looked at"));
  }
}
