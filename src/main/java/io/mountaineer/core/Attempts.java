package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failed attempts to mount a share, and when the robot may try again.
 *
 * @param failures attempts in a row that failed
 * @param nextAt before which nothing is tried by itself
 * @param loginRefusedAt when a host last refused the login
 */
public record Attempts(
    int failures, Optional<Instant> nextAt, Map<Interface, Instant> loginRefusedAt) {

  public static final Attempts NONE = new Attempts(0, Optional.empty(), Map.of());

  /** A refused login is not tried again by itself for so long: repeats lock accounts. */
  public static final Duration LOGIN_REFUSAL_LASTS = Duration.ofMinutes(30);

  /** Waits after a failed mount of a share that is not mounted. */
  private static final List<Duration> MOUNT_WAITS = seconds(2, 5, 15, 30, 60);

  /** Waits after a failed recovery; each try takes a working mount away, so they are longer. */
  private static final List<Duration> RECOVERY_WAITS = seconds(60, 120, 300, 900, 1800);

  public Attempts {
    loginRefusedAt = Map.copyOf(loginRefusedAt);
  }

  /** After one more failed attempt to mount. */
  public Attempts failed(Failure failure, Interface to, Instant now) {
    return failed(failure, to, now, MOUNT_WAITS);
  }

  /** After a recovery that failed or met open files, with the share back where it was. */
  public Attempts recoveryFailed(Failure failure, Interface to, Instant now) {
    return failed(
        failure, to, now, failure.kind() == Failure.Kind.BUSY ? MOUNT_WAITS : RECOVERY_WAITS);
  }

  private Attempts failed(Failure failure, Interface to, Instant now, List<Duration> waits) {
    Map<Interface, Instant> refused = new EnumMap<>(Interface.class);
    refused.putAll(loginRefusedAt);
    if (failure.kind() == Failure.Kind.LOGIN_REFUSED) {
      refused.put(to, now);
    }
    Duration wait = waits.get(Math.min(failures, waits.size() - 1));
    return new Attempts(failures + 1, Optional.of(now.plus(wait)), refused);
  }

  /** Whether the wait after the last failure still runs. A clock set back does not prolong it. */
  public boolean mustWait(Instant now) {
    return nextAt.isPresent()
        && now.isBefore(nextAt.get())
        && Duration.between(now, nextAt.get()).compareTo(RECOVERY_WAITS.get(4)) <= 0;
  }

  /** Whether this host refused the login a short while ago. */
  public boolean loginRefused(Interface via, Instant now) {
    Instant at = loginRefusedAt.get(via);
    return at != null
        && !now.isBefore(at)
        && Duration.between(at, now).compareTo(LOGIN_REFUSAL_LASTS) < 0;
  }

  /** After a network event: the waits are over, a refused login is still refused. */
  public Attempts withoutWait() {
    return failures == 0 && nextAt.isEmpty()
        ? this
        : new Attempts(0, Optional.empty(), loginRefusedAt);
  }

  private static List<Duration> seconds(long... each) {
    return java.util.Arrays.stream(each).mapToObj(Duration::ofSeconds).toList();
  }
}
