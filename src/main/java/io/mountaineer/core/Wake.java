package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Last wake of the computer, as one share of a running monitor sees it.
 *
 * @param ago running time since the wake
 * @param dark whether the computer woke by itself and without its screens, so that no person is at
 *     it
 * @param longestAbsence longest time after a wake that the server of the share's mount took until
 *     it answered again; empty when none is remembered
 * @param linkInactiveFor running time since the link of the path to that server is known to be
 *     inactive; empty while it is not
 */
public record Wake(
    Duration ago,
    boolean dark,
    Optional<Duration> longestAbsence,
    Optional<Duration> linkInactiveFor) {

  public Wake {
    requireNonNull(ago, "ago is null");
    requireNonNull(longestAbsence, "longestAbsence is null");
    requireNonNull(linkInactiveFor, "linkInactiveFor is null");
  }
}
