package io.mountaineer.core;

import io.mountaineer.core.CycleTime.Interruption;
import java.time.Duration;
import java.util.Optional;

/**
 * Inference that the user ejected a share in Finder.
 *
 * <p>macOS drops mounts by itself around sleep and network changes; those are mounted again. The
 * rest are ejects: a healthy mount that vanished between two cycles close to each other, with
 * nothing else changed. Only a monitor watches closely enough to infer one, and it looks twice:
 * news of a pulled cable may come after the news of the unmount.
 */
public final class EjectDetector {

  /**
   * Time after a network change or a wake for which a lost mount is taken for its consequence:
   * smbfs complains of a silent server after 5 s and gives its calls up after 12 s (SMBClient,
   * smb_conn.h).
   */
  static final Duration DISTURBANCE_LASTS = Duration.ofSeconds(15);

  /** Number of intervals beyond which the time between two cycles leaves room for other causes. */
  private static final int INTERVALS = 3;

  private EjectDetector() {}

  /** Returns whether the share was ejected, by all that was seen. */
  public static boolean inferred(Observation seen, Settings settings) {
    return settings.respectEject()
        && isUndisturbed(seen.time())
        && seen.before().filter(EjectDetector::isHealthyAndIdle).isPresent()
        && seen.vanished().isPresent()
        && answersAsBefore(seen, Interface.TB)
        && answersAsBefore(seen, Interface.FALLBACK);
  }

  private static boolean isUndisturbed(CycleTime time) {
    Optional<Duration> close = time.interval().map(each -> each.multipliedBy(INTERVALS));
    return time.interruption() == Interruption.NONE
        && !time.networkEvent()
        && time.sinceDisturbance()
            .filter(passed -> passed.compareTo(DISTURBANCE_LASTS) < 0)
            .isEmpty()
        && time.sincePrevious()
            .filter(gap -> close.filter(limit -> gap.compareTo(limit) < 0).isPresent())
            .isPresent();
  }

  /** Returns whether an eject was possible: Finder ejects no volume with open files. */
  private static boolean isHealthyAndIdle(Observation earlier) {
    return earlier.isHealthy()
        && earlier.openFiles().filter(OpenFiles.Held.class::isInstance).isEmpty();
  }

  /**
   * Returns whether a host answers as before. One lost probe is enough to doubt: a hold taken by
   * mistake would keep the share away.
   */
  private static boolean answersAsBefore(Observation seen, Interface via) {
    return seen.before().orElseThrow().health(via).isUp() == seen.health(via).isUp();
  }
}
