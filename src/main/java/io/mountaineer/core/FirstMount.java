package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * First automatic mount of a share after a monitor's start or a wake, while it is due. Agents start
 * before the network is up, and a mount that fails half-way may leave the very folder that blocks
 * the next one, so its host has to answer twice.
 *
 * @param ago running time since the start or the wake
 * @param sameFor running time since the first of the latest answers that were all the same, of each
 *     host that answers or is refused to this program by macOS
 */
public record FirstMount(Duration ago, Map<Interface, Duration> sameFor) {

  /** Running time after which a first mount is tried whatever happens to the network. */
  public static final Duration LONGEST = Duration.ofSeconds(15);

  private static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(2);

  public FirstMount {
    requireNonNull(ago, "ago is null");
    sameFor = Map.copyOf(sameFor);
  }

  /**
   * Returns the reason for not mounting yet by a host that could be tried, or empty if it may be.
   */
  static Optional<String> reason(Observation seen, Interface to) {
    String answer =
        seen.health(to).isUp() ? " answered once" : " was blocked once by macOS for this program";
    return seen.firstMount()
        .flatMap(first -> first.remaining(to))
        .map(left -> to.label() + answer + ", checked again in " + seconds(left) + " s");
  }

  /** Returns the time until the next host may be used, or empty if none is waited for. */
  static Optional<Duration> remaining(Observation seen) {
    return seen.firstMount()
        .filter(first -> seen.mount() instanceof MountStatus.NotMounted)
        .flatMap(
            first ->
                Stream.of(Interface.values())
                    .filter(via -> first.sameFor.containsKey(via))
                    .flatMap(via -> first.remaining(via).stream())
                    .min(Duration::compareTo));
  }

  private Optional<Duration> remaining(Interface via) {
    Duration bySecond = BETWEEN_ANSWERS.minus(sameFor.getOrDefault(via, Duration.ZERO));
    Duration byEnd = LONGEST.minus(ago);
    Duration remaining = bySecond.compareTo(byEnd) < 0 ? bySecond : byEnd;
    return Optional.of(remaining).filter(left -> left.compareTo(Duration.ZERO) > 0);
  }

  private static long seconds(Duration remaining) {
    return (remaining.toMillis() + 999) / 1000;
  }
}
