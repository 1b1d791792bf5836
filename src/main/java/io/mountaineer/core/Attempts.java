package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Failed attempts of the robot on one share.
 *
 * @param mount attempts to mount it, or to release it by force
 * @param recovery attempts to bring it back to Thunderbolt while fallback works
 * @param loginRefusedAt when a host last refused the login
 * @param target fingerprint of the config under which they failed; under another they say nothing
 */
public record Attempts(
    Retry mount, Retry recovery, Map<Interface, Instant> loginRefusedAt, String target) {

  public static final Attempts NONE = none("");

  /** Nothing was tried yet, or nothing failed. */
  public static Attempts none(String target) {
    return new Attempts(Retry.NONE, Retry.NONE, Map.of(), target);
  }

  /** A refused login is not tried again by itself for so long: repeats lock accounts. */
  public static final Duration LOGIN_REFUSAL_LASTS = Duration.ofMinutes(30);

  public Attempts {
    loginRefusedAt = Map.copyOf(loginRefusedAt);
  }

  /** After one more failed attempt to mount. */
  public Attempts mountFailed(Failure failure, Interface to, Instant now) {
    return new Attempts(
        mount.failed(now, Retry.QUICK), recovery, refusals(failure, to, now), target);
  }

  /** After a recovery that failed, with the share back where it was. */
  public Attempts recoveryFailed(Failure failure, Instant now) {
    return new Attempts(
        mount, recovery.failed(now, Retry.PATIENT), refusals(failure, Interface.TB, now), target);
  }

  /** After a move the user asked for that failed: the robot keeps in mind who refused a login. */
  public Attempts refused(Failure failure, Interface to, Instant now) {
    return new Attempts(mount, recovery, refusals(failure, to, now), target);
  }

  /** After an unmount that met open files. */
  public Attempts recoveryBusy(Instant now) {
    return new Attempts(mount, recovery.failed(now, Retry.QUICK), loginRefusedAt, target);
  }

  /** Whether this host refused the login a short while ago. */
  public boolean loginRefused(Interface via, Instant now) {
    Instant at = loginRefusedAt.get(via);
    return at != null
        && !now.isBefore(at)
        && Duration.between(at, now).compareTo(LOGIN_REFUSAL_LASTS) < 0;
  }

  /** After a network event: the waits are over, a refused login stays refused. */
  public Attempts withoutWaits() {
    return new Attempts(Retry.NONE, Retry.NONE, loginRefusedAt, target);
  }

  /** After a host came or went: a mount need not wait any more. */
  public Attempts withoutMountWait() {
    return new Attempts(Retry.NONE, recovery, loginRefusedAt, target);
  }

  /** After the share was mounted by this interface. */
  public Attempts mounted(Interface via) {
    Map<Interface, Instant> refused = copyOfRefusals();
    refused.remove(via);
    return new Attempts(Retry.NONE, via == Interface.TB ? Retry.NONE : recovery, refused, target);
  }

  private Map<Interface, Instant> refusals(Failure failure, Interface to, Instant now) {
    Map<Interface, Instant> refused = copyOfRefusals();
    if (failure.kind() == Failure.Kind.LOGIN_REFUSED) {
      refused.put(to, now);
    }
    return refused;
  }

  private Map<Interface, Instant> copyOfRefusals() {
    Map<Interface, Instant> copy = new EnumMap<>(Interface.class);
    copy.putAll(loginRefusedAt);
    return copy;
  }
}
