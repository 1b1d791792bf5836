package io.mountaineer.core;

import java.time.Duration;

/**
 * The inference that the user ejected a share in Finder.
 *
 * <p>macOS drops mounts by itself around sleep and network changes; those are mounted again. What
 * is left is an eject: a healthy mount that vanished between two cycles close to each other, with
 * nothing else changed. Only a monitor watches closely enough to tell.
 */
final class Ejection {

  /** Cycles further apart than this many intervals leave room for other causes. */
  private static final int INTERVALS = 3;

  private Ejection() {}

  static boolean inferred(Observation seen, Settings settings) {
    Tick tick = seen.tick();
    Duration close = settings.checkInterval().multipliedBy(INTERVALS);
    return settings.respectEject()
        && tick.monitor()
        && tick.interruption() == Break.NONE
        && !tick.networkEvent()
        && tick.sincePrevious().filter(gap -> gap.compareTo(close) < 0).isPresent()
        && !seen.reachChanged()
        && seen.before().filter(Ejection::isHealthyAndIdle).isPresent()
        && seen.vanished().isPresent();
  }

  /** Finder ejects no volume with open files. */
  private static boolean isHealthyAndIdle(Observation earlier) {
    return earlier.isHealthy()
        && earlier.openFiles().filter(OpenFiles.Held.class::isInstance).isEmpty();
  }
}
