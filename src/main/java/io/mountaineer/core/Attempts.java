package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failed automatic attempts on one share.
 *
 * @param mount attempts to mount it, or to release it by force
 * @param recovery attempts to bring it back to Thunderbolt while fallback works
 * @param strays attempts to undo mounts at suffixed paths
 * @param bars failures after which a host is not asked again by itself
 * @param target fingerprint of the config under which they failed; under another one they say
 *     nothing
 */
public record Attempts(
    Backoff mount, Backoff recovery, Backoff strays, Map<Interface, Bar> bars, String target) {

  public static final Attempts NONE = none("");

  /** Wait before the next recovery once Thunderbolt has come back. */
  private static final Duration AFTER_COMING_BACK = Duration.ofSeconds(5);

  public Attempts {
    requireNonNull(mount, "mount is null");
    requireNonNull(recovery, "recovery is null");
    requireNonNull(strays, "strays is null");
    requireNonNull(target, "target is null");
    bars = Map.copyOf(bars);
  }

  /** Returns a record of no failures. */
  static Attempts none(String target) {
    return new Attempts(Backoff.NONE, Backoff.NONE, Backoff.NONE, Map.of(), target);
  }

  /** Returns these with one more failed attempt to mount. */
  public Attempts mountFailed(Failure failure, Interface to, Instant now) {
    return withMount(mount.failed(now, Backoff.QUICK)).barredBy(failure, to, now);
  }

  /** Returns these with one more failed recovery, after which the share is back where it was. */
  Attempts recoveryFailed(Failure failure, Instant now) {
    return withRecovery(recovery.failed(now, Backoff.SLOW)).barredBy(failure, Interface.TB, now);
  }

  /** Returns these with one more recovery that met open files. */
  Attempts recoveryBusy(Instant now) {
    return withRecovery(recovery.failed(now, Backoff.QUICK));
  }

  /** Returns these with one more stray that could not be removed. */
  Attempts strayFailed(Instant now) {
    return new Attempts(mount, recovery, strays.failed(now, Backoff.QUICK), bars, target);
  }

  /** Returns these without failures of strays, which are gone. */
  Attempts withoutStrays() {
    return new Attempts(mount, recovery, Backoff.NONE, bars, target);
  }

  /**
   * Returns these with the bar that a failure raises; a failure that raises none leaves them as
   * they are.
   */
  Attempts barredBy(Failure failure, Interface to, Instant now) {
    if (!Bar.isRaisedBy(failure.kind())) {
      return this;
    }
    int before =
        Optional.ofNullable(bars.get(to))
            .filter(bar -> bar.kind() == failure.kind())
            .map(Bar::count)
            .orElse(0);
    return withBar(to, Optional.of(new Bar(failure.kind(), now, before + 1, failure.login())));
  }

  /** Returns these after a look at what is saved for the login that this host refused. */
  public Attempts loginSeen(Interface via, String saved) {
    return Optional.ofNullable(bars.get(via))
        .filter(Bar::dependsOnSavedLogin)
        .map(bar -> withBar(via, bar.afterLook(saved)))
        .orElse(this);
  }

  /**
   * Returns the bar that keeps this host from being asked automatically now, or empty if it may be.
   */
  public Optional<Bar> activeBar(Interface via, Instant now) {
    return Optional.ofNullable(bars.get(via)).filter(bar -> bar.holds(now));
  }

  /** Returns whether a mount by this host timed out recently. */
  boolean timedOutRecently(Interface via, Instant now) {
    return Optional.ofNullable(bars.get(via)).filter(bar -> bar.isRecentTimeout(now)).isPresent();
  }

  /** Returns these while Thunderbolt is down: nothing is tried, so nothing is waited for. */
  Attempts thunderboltDown() {
    return withRecovery(recovery.withoutWait());
  }

  /** Returns these once Thunderbolt is up again: what failed before may work now. */
  Attempts thunderboltUp(Instant now) {
    return withRecovery(recovery.resumed(now, AFTER_COMING_BACK));
  }

  /** Returns these after the clock was set back: waits are over, bars stay. */
  Attempts withoutWaits() {
    return new Attempts(Backoff.NONE, Backoff.NONE, Backoff.NONE, bars, target);
  }

  /**
   * Returns these after a host came or went: neither a mount nor a stray that it may depend on need
   * wait.
   */
  Attempts withoutMountWait() {
    return withMount(Backoff.NONE).withoutStrays();
  }

  /**
   * Returns these without bars by cancelled logins, since after a wake or a monitor start a person
   * may be there to answer a login window.
   */
  Attempts withoutCancels() {
    Attempts remaining = this;
    for (Interface via : Interface.values()) {
      if (bars.containsKey(via) && bars.get(via).kind() == Failure.Kind.CANCELLED) {
        remaining = remaining.withBar(via, Optional.empty());
      }
    }
    return remaining;
  }

  /** Returns these after the share was mounted by this interface. */
  Attempts mounted(Interface via) {
    Attempts after = withMount(Backoff.NONE).withBar(via, Optional.empty());
    return via == Interface.TB ? after.withRecovery(Backoff.NONE) : after;
  }

  private Attempts withMount(Backoff backoff) {
    return new Attempts(backoff, recovery, strays, bars, target);
  }

  private Attempts withRecovery(Backoff backoff) {
    return new Attempts(mount, backoff, strays, bars, target);
  }

  private Attempts withBar(Interface via, Optional<Bar> bar) {
    Map<Interface, Bar> all = new EnumMap<>(Interface.class);
    all.putAll(bars);
    bar.ifPresentOrElse(raised -> all.put(via, raised), () -> all.remove(via));
    return new Attempts(mount, recovery, strays, all, target);
  }
}
