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
 * @param target fingerprint of the config under which they failed; under another they say nothing
 */
public record Attempts(
    Backoff mount, Backoff recovery, Backoff strays, Map<Interface, Bar> bars, String target) {

  public static final Attempts NONE = none("");

  /** A Thunderbolt that has just come back may go once more. */
  private static final Duration AFTER_COMING_BACK = Duration.ofSeconds(5);

  public Attempts {
    requireNonNull(mount, "mount is null");
    requireNonNull(recovery, "recovery is null");
    requireNonNull(strays, "strays is null");
    requireNonNull(target, "target is null");
    bars = Map.copyOf(bars);
  }

  /** Nothing was tried yet, or nothing failed. */
  public static Attempts none(String target) {
    return new Attempts(Backoff.NONE, Backoff.NONE, Backoff.NONE, Map.of(), target);
  }

  /** After one more failed attempt to mount. */
  public Attempts mountFailed(Failure failure, Interface to, Instant now) {
    return withMount(mount.failed(now, Backoff.QUICK)).barredBy(failure, to, now);
  }

  /** After a recovery that failed, with the share back where it was. */
  public Attempts recoveryFailed(Failure failure, Instant now) {
    return withRecovery(recovery.failed(now, Backoff.SLOW)).barredBy(failure, Interface.TB, now);
  }

  /** After a recovery that met open files. */
  public Attempts recoveryBusy(Instant now) {
    return withRecovery(recovery.failed(now, Backoff.QUICK));
  }

  /** After a stray that could not be undone. */
  public Attempts strayFailed(Instant now) {
    return new Attempts(mount, recovery, strays.failed(now, Backoff.QUICK), bars, target);
  }

  /** After the strays have gone. */
  public Attempts withoutStrays() {
    return new Attempts(mount, recovery, Backoff.NONE, bars, target);
  }

  /** After a failure that may bar the host; one that does not leaves its bar as it is. */
  public Attempts barredBy(Failure failure, Interface to, Instant now) {
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

  /** After a look at what is saved for the login by which this host barred itself. */
  public Attempts loginSeen(Interface via, String saved) {
    return Optional.ofNullable(bars.get(via))
        .filter(Bar::dependsOnSavedLogin)
        .map(bar -> withBar(via, bar.afterLook(saved)))
        .orElse(this);
  }

  /** Why this host is not asked by itself now; empty if it may be. */
  public Optional<Bar> activeBar(Interface via, Instant now) {
    return Optional.ofNullable(bars.get(via)).filter(bar -> bar.holds(now));
  }

  /** Whether a mount by this host ran into its limit a short while ago. */
  public boolean timedOutRecently(Interface via, Instant now) {
    return Optional.ofNullable(bars.get(via)).filter(bar -> bar.isRecentTimeout(now)).isPresent();
  }

  /** Returns the same while Thunderbolt is away: nothing is tried, so nothing is waited for. */
  public Attempts thunderboltDown() {
    return withRecovery(recovery.withoutWait());
  }

  /** Returns the same once Thunderbolt has come back: what failed before may work now. */
  public Attempts thunderboltUp(Instant now) {
    return withRecovery(recovery.resumed(now, AFTER_COMING_BACK));
  }

  /** Returns the same with the clock set back: the waits are over, a bar stays. */
  public Attempts withoutWaits() {
    return new Attempts(Backoff.NONE, Backoff.NONE, Backoff.NONE, bars, target);
  }

  /** After a host came or went: a mount need not wait, nor a stray that it may depend on. */
  public Attempts withoutMountWait() {
    return withMount(Backoff.NONE).withoutStrays();
  }

  /** After a wake or a monitor start: somebody may be there to answer a login window again. */
  public Attempts withoutCancels() {
    Attempts remaining = this;
    for (Interface via : Interface.values()) {
      if (bars.containsKey(via) && bars.get(via).kind() == Failure.Kind.CANCELLED) {
        remaining = remaining.withBar(via, Optional.empty());
      }
    }
    return remaining;
  }

  /** After the share was mounted by this interface. */
  public Attempts mounted(Interface via) {
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
