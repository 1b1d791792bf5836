package io.mountaineer.core;

import java.time.Duration;
import java.util.Optional;

/**
 * Rule that holds forced moves back for a while after a wake: the paths to the servers come back
 * one after another, and a writer that waits survives while one whose mount is torn away does not.
 */
public final class WakeGrace {

  /** Below the 12 s that a soft SMB mount waits by itself, so that nothing is lost by waiting. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  /** A link that is away for so long after a wake is that of a pulled cable. */
  private static final Duration UNTIL_LINK_COUNTS = Duration.ofSeconds(5);

  private WakeGrace() {}

  /** Returns the reason for not tearing a mount away from its server now, or empty if it may be. */
  static Optional<String> reason(Observation seen, String host, HostHealth server) {
    Optional<String> slow =
        remaining(seen)
            .filter(left -> !server.isUp())
            .flatMap(left -> seen.wake())
            .map(wake -> slow(wake, host));
    return slow.or(() -> dark(seen));
  }

  private static String slow(Wake wake, String host) {
    return "the computer woke "
        + wake.ago().toSeconds()
        + " s ago: waiting for "
        + host
        + " until "
        + seconds(limit(wake))
        + " s after the wake";
  }

  private static Optional<String> dark(Observation seen) {
    boolean isIdle = seen.openFiles().filter(found -> found instanceof OpenFiles.None).isPresent();
    return isDark(seen) && !isIdle
        ? Optional.of("the computer is in a dark wake, and files may be open")
        : Optional.empty();
  }

  private static boolean isDark(Observation seen) {
    return seen.wake().filter(Wake::dark).isPresent();
  }

  /**
   * Returns the time for which forced moves from silent servers are still held back; empty when
   * they are not, or no server is silent.
   */
  static Optional<Duration> remaining(Observation seen) {
    return seen.wake()
        .filter(wake -> isServerSilent(seen))
        .map(WakeGrace::remaining)
        .filter(left -> left.compareTo(Duration.ZERO) > 0);
  }

  private static boolean isServerSilent(Observation seen) {
    boolean proper =
        seen.mount() instanceof MountStatus.Mounted mounted && !seen.serverOf(mounted).isUp();
    return proper || seen.strays().stream().anyMatch(stray -> !stray.server().isUp());
  }

  private static Duration remaining(Wake wake) {
    Duration byTime = limit(wake).minus(wake.ago());
    Duration byLink = wake.linkInactiveFor().map(UNTIL_LINK_COUNTS::minus).orElse(byTime);
    return byLink.compareTo(byTime) < 0 ? byLink : byTime;
  }

  private static Duration limit(Wake wake) {
    return wake.longestAbsence()
        .map(absence -> absence.multipliedBy(2))
        .filter(twice -> twice.compareTo(LONGEST) < 0)
        .orElse(LONGEST);
  }

  private static String seconds(Duration limit) {
    long tenths = (limit.toMillis() + 99) / 100;
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  /** Returns whether the open files of a mount decide if it may be torn away in a dark wake. */
  public static boolean needsOpenFiles(Observation seen) {
    return isDark(seen)
        && remaining(seen).isEmpty()
        && seen.mount() instanceof MountStatus.Mounted mounted
        && (seen.serverOf(mounted).isDown() || mounted.health().isDead(seen.serverOf(mounted)));
  }
}
